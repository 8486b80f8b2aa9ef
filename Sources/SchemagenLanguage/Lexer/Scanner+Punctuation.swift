extension Scanner {
    /// Reads an operator, a bracket, a separator, or a comment.
    mutating func punctuation() {
        let next = peek(1)
        switch bytes[position] {
        case UInt8(ascii: "{"): take(.leftBrace)
        case UInt8(ascii: "}"): take(.rightBrace)
        case UInt8(ascii: "("): take(.leftParenthesis)
        case UInt8(ascii: ")"): take(.rightParenthesis)
        case UInt8(ascii: "["): take(.leftBracket)
        case UInt8(ascii: "]"): take(.rightBracket)
        case UInt8(ascii: ","): take(.comma)
        case UInt8(ascii: ":"): take(.colon)
        case UInt8(ascii: "."): take(.dot)
        case UInt8(ascii: "@"): take(.at)
        case UInt8(ascii: "+"): take(.plus)
        case UInt8(ascii: "*"): take(.star)
        case UInt8(ascii: "%"): take(.percent)
        case UInt8(ascii: "?"):
            if next == UInt8(ascii: "?") { take(.coalesce, 2) } else { take(.question) }
        case UInt8(ascii: "/"): slash(next)
        case UInt8(ascii: "-"): minus(next)
        case UInt8(ascii: "="): equal(next)
        case UInt8(ascii: "!"): exclamation(next)
        case UInt8(ascii: "<"): less(next)
        case UInt8(ascii: ">"):
            if next == UInt8(ascii: "=") { take(.greaterOrEqual, 2) } else { take(.greater) }
        case UInt8(ascii: "&"): doubled(.andAnd, "&", next)
        default: doubled(.orOr, "|", next)
        }
    }

    /// Adds a token of so many bytes.
    private mutating func take(_ kind: Token.Kind, _ length: Int = 1) {
        let start = position
        position += length
        append(kind, from: start)
    }

    private mutating func slash(_ next: UInt8) {
        if next == UInt8(ascii: "/") { return comment() }
        if next == UInt8(ascii: "*") { return blockComment() }
        take(.slash)
    }

    private mutating func minus(_ next: UInt8) {
        if next == UInt8(ascii: ">") { return take(.arrow, 2) }
        guard next == UInt8(ascii: "-") else { return take(.minus) }
        let start = position
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        report(
            .foreignComment, "a comment begins with `//`", from: start, to: start + 2,
            notes: [.init("`--` is no operator either: a minus of a minus is written `-(-x)`")],
            fixes: [.init("write `//`", replacement: "//")])
    }

    private mutating func blockComment() {
        let start = position
        var end = position + 2
        var isClosed = false
        if !hasNoCommentEnd {
            while end + 1 < bytes.count, bytes[end] != 0x2A || bytes[end + 1] != 0x2F { end += 1 }
            isClosed = end + 1 < bytes.count
            hasNoCommentEnd = !isClosed
        }
        if isClosed {
            for index in start..<end where bytes[index] == 0x0A {
                lineBreaks += 1
                isFirstOnLine = true
            }
            position = end + 2
        } else {
            while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        }
        report(
            .foreignComment, "a comment begins with `//` and ends with its line", from: start, to: start + 2,
            fixes: [.init("write `//` at the start of every line")])
    }

    private mutating func equal(_ next: UInt8) {
        guard next == UInt8(ascii: "=") else { return take(.equal) }
        if peek(2) == UInt8(ascii: "=") { foreignOperator(3, "==", "two values are compared with `==`") }
        take(.equalEqual, peek(2) == UInt8(ascii: "=") ? 3 : 2)
    }

    private mutating func exclamation(_ next: UInt8) {
        guard next == UInt8(ascii: "=") else { return take(.exclamation) }
        if peek(2) == UInt8(ascii: "=") { foreignOperator(3, "!=", "two values are compared with `!=`") }
        take(.notEqual, peek(2) == UInt8(ascii: "=") ? 3 : 2)
    }

    private mutating func less(_ next: UInt8) {
        if next == UInt8(ascii: "=") { return take(.lessOrEqual, 2) }
        guard next == UInt8(ascii: ">") else { return take(.less) }
        foreignOperator(2, "!=", "`<>` is SQL's sign; unequal is `!=`")
        take(.notEqual, 2)
    }

    /// `&&` and `||`; one alone is taken for two.
    private mutating func doubled(_ kind: Token.Kind, _ character: Character, _ next: UInt8) {
        if next == bytes[position] { return take(kind, 2) }
        let double = "\(character)\(character)"
        foreignOperator(1, double, "`\(character)` is no operator")
        take(kind)
    }

    /// Reports an operator of another language at the position; it is then taken for the right one.
    private mutating func foreignOperator(_ length: Int, _ replacement: String, _ message: String) {
        let hadFlaw = hasFlaw
        report(
            .foreignOperator, message, from: position, to: position + length,
            fixes: [.init("did you mean `\(replacement)`?", replacement: replacement)])
        hasFlaw = hadFlaw
    }

    /// Reports a run of characters that begin nothing, and leaves them out.
    mutating func stray() {
        let start = position
        let first = UTF8Validation.decode(bytes, at: start)?.scalar
        var count = 0
        while position < bytes.count {
            let byte = bytes[position]
            let kind = classes[Int(byte)]
            if count > 0, byte == UInt8(ascii: ";") || bytes[start] == UInt8(ascii: ";") { break }
            if kind == .stray || byte == UInt8(ascii: "#") && count == 0 {
                position += 1
            } else if kind == .nonASCII {
                guard let (scalar, length) = UTF8Validation.decode(bytes, at: position) else {
                    // Not UTF-8: reported before.
                    position += 1
                    hasFlaw = true
                    continue
                }
                if scalar.properties.isXIDStart { break }
                position += length
            } else {
                break
            }
            count += 1
        }
        guard let first, count > 0 else { return }
        if first == ";" {
            let hadFlaw = hasFlaw
            report(
                .strayCharacter, "nothing ends with a semicolon", from: start, to: position,
                fixes: [.init("leave the `;` out", replacement: "")])
            hasFlaw = hadFlaw
            return
        }
        report(
            .strayCharacter, Self.message(first, count: count), from: start, to: position, fixes: Self.fixes(first))
    }

    private static func message(_ scalar: Unicode.Scalar, count: Int) -> String {
        let isVisible: Bool
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .surrogate, .nonspacingMark, .enclosingMark:
            isVisible = false
        default: isVisible = true
        }
        let number = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - number.count)) + number
        let what = isVisible ? "`\(scalar)`" : code
        return count == 1 ? "\(what) has no place here" : "\(what) and what follows it have no place here"
    }

    private static func fixes(_ scalar: Unicode.Scalar) -> [Diagnostic.Fix] {
        switch scalar.value {
        case 0x201C, 0x201D, 0x201E, 0x00AB, 0x00BB: [.init("strings stand in straight double quotes: \"")]
        case 0x2018, 0x2019, 0x201A: [.init("strings stand in straight double quotes: \"")]
        case 0x00A0, 0x2000...0x200B, 0x202F, 0x3000, 0xFEFF: [.init("write an ordinary space")]
        case 0x2013, 0x2014, 0x2212: [.init("write `-`")]
        case 0x2264: [.init("write `<=`", replacement: "<=")]
        case 0x2265: [.init("write `>=`", replacement: ">=")]
        case 0x2260: [.init("write `!=`", replacement: "!=")]
        case 0x00D7: [.init("write `*`", replacement: "*")]
        default:
            CharacterClass.changesDirection(scalar)
                ? [.init("this character turns the direction of the text around; leave it out", replacement: "")] : []
        }
    }
}
