import SchemagenLanguage

extension LayoutBuilder {
    /// Takes an expression.
    mutating func expression() -> Layout {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepestNesting { loseStep() }
        guard !isOutOfStep else { return take() }
        let condition = binary(InfixOperator.or.precedence)
        guard isAt(.question) else { return condition }
        // A ternary in the last branch of another goes on in the same chain.
        var links: [Layout] = []
        while isAt(.question), !isOutOfStep {
            links.append(Layout(line: [.joined(take()), .spaced(expression())]))
            links.append(Layout(line: [.joined(take(.colon)), .spaced(binary(InfixOperator.or.precedence))]))
        }
        return Layout(chain: condition, links: links, style: .together)
    }

    /// Takes operands joined by operators of a precedence, and what binds tighter.
    private mutating func binary(_ precedence: Int) -> Layout {
        guard precedence <= InfixOperator.multiply.precedence else { return prefixed() }
        let head = binary(precedence + 1)
        var links: [Layout] = []
        while !isOutOfStep {
            if precedence == InfixOperator.equal.precedence, isAt(.in), following.kind == .leftBracket {
                links.append(Layout(line: [.joined(take()), .spaced(list())]))
            } else if current.kind.infixPrecedence == precedence {
                links.append(Layout(line: [.joined(take()), .spaced(binary(precedence + 1))]))
            } else {
                break
            }
        }
        return links.isEmpty ? head : Layout(chain: head, links: links)
    }

    private mutating func prefixed() -> Layout {
        var items: [Layout.Item] = []
        var previous: Token.Kind?
        while current.kind == .minus || current.kind == .exclamation, !isOutOfStep {
            // Two minuses that touch would be something else.
            let isSpaced = previous == .minus && current.kind == .minus
            previous = current.kind
            items.append(Layout.Item(isSpaced: isSpaced, layout: take()))
        }
        let operand = primary()
        if items.isEmpty { return operand }
        items.append(.joined(operand))
        return Layout(line: items)
    }

    private mutating func primary() -> Layout {
        switch current.kind {
        case .leftParenthesis:
            return Layout(line: [.joined(take()), .joined(expression()), .joined(take(.rightParenthesis))])
        case .leftBracket: return list()
        case .leftBrace: return object()
        case .dot: return Layout(line: [.joined(take()), .joined(take(.identifier))])
        case .identifier:
            let name = take()
            if current.kind == .leftParenthesis { return Layout(line: [.joined(name), .joined(arguments())]) }
            guard current.kind == .dot else { return name }
            var items: [Layout.Item] = [.joined(name)]
            while current.kind == .dot, !isOutOfStep { items += [.joined(take()), .joined(take(.identifier))] }
            return Layout(line: items)
        case .integer, .decimal, .string, .rawString: return take()
        default:
            loseStep()
            return take()
        }
    }

    /// Takes `[a, b]`.
    mutating func list() -> Layout {
        bracket(.leftBracket, .rightBracket) { $0.expression() }
    }

    /// Takes `{ key: value }`; the keys may be hyphenated.
    private mutating func object() -> Layout {
        bracket(.leftBrace, .rightBrace) { builder in
            var items: [Layout.Item] = []
            while builder.current.kind != .colon, !builder.isOutOfStep {
                switch builder.current.kind {
                case .identifier, .minus, .string: items.append(.joined(builder.take()))
                default: builder.loseStep()
                }
            }
            items += [.joined(builder.take(.colon)), .spaced(builder.expression())]
            return Layout(line: items)
        }
    }

    /// Takes `(a, label: b)`.
    mutating func arguments() -> Layout {
        bracket(.leftParenthesis, .rightParenthesis) { $0.argument() }
    }

    /// Takes an expression with or without a label.
    mutating func argument() -> Layout {
        guard current.kind == .identifier, following.kind == .colon else { return expression() }
        return Layout(line: [.joined(take()), .joined(take()), .spaced(expression())])
    }
}

extension Token.Kind {
    /// The precedence of the infix operator that the token spells; nil for any other token.
    fileprivate var infixPrecedence: Int? {
        switch self {
        case .star, .slash, .percent: InfixOperator.multiply.precedence
        case .plus, .minus: InfixOperator.add.precedence
        case .coalesce: InfixOperator.coalesce.precedence
        case .equalEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: InfixOperator.equal.precedence
        case .andAnd: InfixOperator.and.precedence
        case .orOr: InfixOperator.or.precedence
        default: nil
        }
    }
}
