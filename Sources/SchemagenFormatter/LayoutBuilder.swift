import SchemagenLanguage

/// Makes the layout of a file from its tokens.
///
/// The syntax tree says which declarations and members there are; within one, the builder follows the grammar token by
/// token. It takes every token exactly once and in order, so nothing can get lost: where a token is not the one that the
/// grammar asks for, the builder is out of step, and the file is left alone.
struct LayoutBuilder {
    /// The tokens.
    private(set) var tokens: LayoutTokens
    /// Whether a token was not the one expected.
    private(set) var isOutOfStep = false
    /// How deep the type or expression at the position is nested.
    var depth = 0

    /// The parser refuses what is nested less deep than this already.
    static let deepestNesting = 1_000

    /// The index of the next token in the stream.
    private var position = 0
    /// The index of the second half of a token whose first half has been taken.
    private var half: Int?
    /// Comments of commas that have been passed over, for the next token.
    private var pendingTrivia: [Trivia] = []

    /// Makes a builder at the start of a stream.
    init(_ stream: TokenStream) {
        tokens = LayoutTokens(stream)
    }

    /// The layout of a whole file: a block without braces whose close is the end of the file. Nil where tokens and tree
    /// do not agree.
    mutating func file(_ tree: SyntaxTree) -> Layout.Block? {
        var units: [Layout] = []
        if let header = tree.header { units.append(self.header(header)) }
        for declaration in tree.declarations {
            units.append(self.declaration(declaration))
            if isOutOfStep { return nil }
        }
        guard !isOutOfStep, isAt(.endOfFile) else { return nil }
        movePendingTrivia(before: position)
        return Layout.Block(open: -1, units: units, close: position, holdsDeclarations: true)
    }

    // MARK: - Tokens

    /// The next token.
    var current: Token { tokens[half ?? position] }

    /// The token behind the next one.
    var following: Token { tokens[half == nil ? min(position + 1, tokens.count - 1) : position] }

    /// The text of the next token.
    var text: String { tokens.text(of: half ?? position) }

    /// Whether the next token is an identifier that spells a keyword.
    func isAt(_ keyword: Keyword) -> Bool { current.kind == .identifier && current.keyword == keyword }

    /// Whether the next token is of a kind.
    func isAt(_ kind: Token.Kind) -> Bool { current.kind == kind }

    /// Notes that the tokens are not what the grammar asks for.
    mutating func loseStep() { isOutOfStep = true }

    /// Takes the next token, whatever it is.
    mutating func take() -> Layout {
        let index = half ?? position
        if half != nil {
            half = nil
        } else if current.kind == .endOfFile {
            loseStep()
        } else {
            position += 1
        }
        movePendingTrivia(before: index)
        return Layout(
            token: index, width: tokens.width(of: index), isMultiline: tokens[index].kind == .rawString,
            followsComment: tokens.hasTrivia(before: index))
    }

    private mutating func movePendingTrivia(before index: Int) {
        guard !pendingTrivia.isEmpty else { return }
        tokens.move(pendingTrivia, before: index)
        pendingTrivia = []
    }

    /// Takes the `>` at the end of a type's arguments, which may be a part of `>=`.
    private mutating func takeClosingAngle() -> Layout {
        guard isAt(.greaterOrEqual) else { return take(.greater) }
        let index = position
        let other = tokens.halve(index)
        let layout = take(.greater)
        half = other
        return layout
    }

    /// Takes the next token, which must be of a kind.
    mutating func take(_ kind: Token.Kind) -> Layout {
        if current.kind != kind { loseStep() }
        return take()
    }

    /// Takes the next token, which must spell a keyword.
    mutating func take(_ keyword: Keyword) -> Layout {
        if !isAt(keyword) { loseStep() }
        return take()
    }

    /// Passes over a comma, which the printer writes where it is wanted; its comments go to the next token.
    mutating func skipComma() -> Bool {
        guard current.kind == .comma else { return false }
        pendingTrivia += tokens.trivia(before: position)
        position += 1
        return true
    }

    /// Takes a comma; its comments go to the next token, since none should stand before a comma.
    mutating func takeComma() -> Layout {
        let index = position
        if !skipComma() { loseStep() }
        return Layout(token: index, width: 1, isMultiline: false, followsComment: false)
    }

    // MARK: - Lists

    /// Takes names, paths or other elements separated by commas, which may be broken behind each.
    mutating func commaList(_ element: (inout LayoutBuilder) -> Layout) -> Layout {
        var elements = [element(&self)]
        while current.kind == .comma, !isOutOfStep {
            let last = elements[elements.count - 1]
            elements[elements.count - 1] = Layout(line: [.joined(last), .joined(takeComma())])
            elements.append(element(&self))
        }
        let head = elements.removeFirst()
        return elements.isEmpty ? head : Layout(chain: head, links: elements)
    }

    /// Takes elements in brackets; a comma behind the last is left out.
    mutating func bracket(
        _ open: Token.Kind, _ close: Token.Kind, keepsEmptyLines: Bool = false,
        _ element: (inout LayoutBuilder) -> Layout
    ) -> Layout {
        let opening = take(open)
        var elements: [Layout] = []
        while current.kind != close, !isOutOfStep {
            elements.append(element(&self))
            if current.kind != close, !skipComma() { loseStep() }
        }
        let closing = take(close)
        let bracket = Layout.Bracket(
            open: opening.first, elements: elements, close: closing.first, isPadded: open == .leftBrace,
            hasTrailingComma: open != .leftParenthesis, keepsEmptyLines: keepsEmptyLines,
            hugs: elements.count == 1 && endsInRawString(closing.first) && !closing.followsComment
                && !elements[0].followsComment)
        return Layout(
            bracket: bracket, followsComment: opening.followsComment, closeFollowsComment: closing.followsComment)
    }

    /// Whether the last element before a closing parenthesis is a raw string.
    private func endsInRawString(_ close: Int) -> Bool {
        guard close > 1, tokens[close].kind == .rightParenthesis else { return false }
        return tokens[tokens[close - 1].kind == .comma ? close - 2 : close - 1].kind == .rawString
    }

    /// Takes a block in braces.
    mutating func block(holdsDeclarations: Bool = false, _ units: (inout LayoutBuilder) -> [Layout]) -> Layout {
        let opening = take(.leftBrace)
        let units = units(&self)
        let closing = take(.rightBrace)
        return Layout(
            block: Layout.Block(
                open: opening.first, units: units, close: closing.first, holdsDeclarations: holdsDeclarations),
            followsComment: opening.followsComment, closeFollowsComment: closing.followsComment)
    }

    // MARK: - What everything shares

    /// Takes `name as sql was old`.
    mutating func naming() -> [Layout.Item] {
        var items: [Layout.Item] = [.spaced(take())]
        if isAt(.as) { items += [.spaced(take()), .spaced(take())] }
        if isAt(.was) { items += [.spaced(take()), .spaced(take())] }
        return items
    }

    /// Takes the attributes at the position, a layout each.
    mutating func attributes() -> [Layout] {
        var result: [Layout] = []
        while current.kind == .at, !isOutOfStep { result.append(attribute()) }
        return result
    }

    private mutating func attribute() -> Layout {
        var items: [Layout.Item] = [.joined(take(.at))]
        let isAllow = isAt(.identifier) && text == "allow"
        items.append(.joined(take(.identifier)))
        if current.kind == .leftParenthesis {
            var isCode = isAllow
            items.append(
                .joined(
                    bracket(.leftParenthesis, .rightParenthesis) { builder in
                        defer { isCode = false }
                        return isCode ? builder.hyphenated() : builder.argument()
                    }))
        }
        return Layout(line: items)
    }

    /// Takes `unique-index-covered`, or another kind of argument in its place.
    mutating func hyphenated() -> Layout {
        guard current.kind == .identifier, following.kind == .minus else { return argument() }
        var items: [Layout.Item] = []
        while isAt(.identifier) || isAt(.minus) || isAt(.integer), !isOutOfStep { items.append(.joined(take())) }
        return Layout(line: items)
    }

    /// Takes a type.
    mutating func type() -> Layout {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepestNesting { loseStep() }
        var items: [Layout.Item] = []
        if current.kind == .leftBracket {
            items += [.joined(take()), .joined(type()), .joined(take(.rightBracket))]
        } else {
            items.append(.joined(take(.identifier)))
            while current.kind == .dot, !isOutOfStep { items += [.joined(take()), .joined(take(.identifier))] }
            if current.kind == .less {
                items.append(.joined(take()))
                items.append(.joined(commaList { $0.type() }))
                items.append(.joined(takeClosingAngle()))
            }
            if current.kind == .leftParenthesis { items.append(.joined(arguments())) }
        }
        if current.kind == .question { items.append(.joined(take())) }
        return Layout(line: items)
    }
}
