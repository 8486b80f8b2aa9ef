// Types.
extension FileParser {
    /// Reads a type with the `?` behind it.
    mutating func type() -> TypeSyntax {
        let start = current.span.start
        let kind = typeKind()
        let span = span(from: start)
        var isOptional = false
        if isPanicking { return TypeSyntax(kind, isOptional: false, span: span) }
        if self.kind == .leftBracket, peek(1).kind == .rightBracket {
            let text = stream.file.text(of: span)
            report(
                .unexpectedToken, "an array is written with its element in brackets", at: span,
                fixes: [.init("write `[\(text)]`", replacement: "[\(text)]")])
            advance()
            advance()
            return TypeSyntax(
                .array(TypeSyntax(kind, isOptional: false, span: span)), isOptional: eat(.question), span: span)
        }
        if eat(.question) {
            isOptional = true
            if self.kind == .question || self.kind == .coalesce { doubleOptional() }
        } else if self.kind == .coalesce {
            isOptional = true
            doubleOptional()
        } else if self.kind == .exclamation {
            report(
                .unexpectedToken, "a column has a value or may have none; there is nothing to unwrap", at: current.span,
                fixes: [.init("leave the `!` out, or write `?`", replacement: "")])
            advance()
        }
        return TypeSyntax(kind, isOptional: isOptional, span: span)
    }

    private mutating func doubleOptional() {
        report(
            .doubleOptional, "a value is nil or not; one `?` is all there is", at: current.span,
            fixes: [.init("write one `?`")])
        while kind == .question || kind == .coalesce { advance() }
    }

    private mutating func typeKind() -> TypeSyntax.Kind {
        switch kind {
        case .leftBracket:
            let opened = current.span
            openBrackets += 1
            defer { openBrackets -= 1 }
            advance()
            guard descend() else {
                ascend()
                closeArray(opened)
                return .invalid
            }
            let element = type()
            ascend()
            closeArray(opened)
            return .array(element)
        // A name with a colon on the next line is the next column: the type is missing.
        case .identifier where !(current.isFirstOnLine && startsColumn()): return namedType()
        default:
            fail(expected: "a type", code: .expectedType)
            return .invalid
        }
    }

    private mutating func closeArray(_ opened: SourceSpan) {
        if kind == .colon {
            report(
                .unexpectedToken, "there are no dictionary types", at: current.span,
                fixes: [.init("use `JSON`, or `JSON<Name>` for a Codable type")])
            panic()
        }
        openBrackets -= 1
        close(.rightBracket, opened: opened)
        openBrackets += 1
    }

    private mutating func namedType() -> TypeSyntax.Kind {
        var path = [identifier]
        advance()
        while kind == .dot {
            advance()
            guard let part = name("a name") else { return .named(path, generics: [], arguments: []) }
            path.append(part)
        }
        var generics: [TypeSyntax] = []
        if kind == .less {
            generics = genericArguments()
        } else if kind == .notEqual, stream.file.text(of: current.span) == "<>" {
            // The lexer has reported it.
            panic()
        }
        var arguments: [ArgumentSyntax] = []
        if kind == .leftParenthesis { arguments = self.arguments() }
        return .named(path, generics: generics, arguments: arguments)
    }

    private mutating func genericArguments() -> [TypeSyntax] {
        let opened = current.span
        advance()
        var result: [TypeSyntax] = []
        if descend() {
            repeat { result.append(type()) } while eat(.comma)
        }
        ascend()
        if kind == .greaterOrEqual {
            splitCurrent(rest: .equal)
        } else {
            close(.greater, opened: opened)
        }
        return result
    }
}
