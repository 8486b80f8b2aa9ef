/// The value of a string literal.
///
/// The lexer asks for it once to report what is wrong in the literal, the parser once more where it needs the value; the
/// second time nobody looks at the problems.
enum StringLiteral {
    /// The value of a `string` or `rawString` token. What is wrong in the literal is left out of the value.
    static func value(
        of token: Token, in bytes: UnsafeBufferPointer<UInt8>, problems: inout [Diagnostic]
    ) -> String {
        let start = Int(token.span.start)
        let end = Int(token.span.end)
        if token.kind == .rawString { return RawString(bytes, start, end).value(problems: &problems) }
        guard start < end else { return "" }
        let isClosed = end - start >= 2 && bytes[end - 1] == bytes[start]
        return plain(bytes, start + 1, isClosed ? end - 1 : end, problems: &problems)
    }

    /// The text between the quotes of a plain string, its escapes resolved.
    private static func plain(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, problems: inout [Diagnostic]
    ) -> String {
        var result: [UInt8] = []
        var hasEscapes = false
        var position = start
        while position < end {
            let byte = bytes[position]
            if byte == 0x5C {
                if !hasEscapes {
                    hasEscapes = true
                    result.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<position]))
                }
                position = escape(bytes, position, end, into: &result, problems: &problems)
                continue
            }
            if hasEscapes { result.append(byte) }
            position += 1
        }
        if hasEscapes { return String(decoding: result, as: UTF8.self) }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)]), as: UTF8.self)
    }

    /// Resolves the escape at a backslash and gives the position behind it.
    private static func escape(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into result: inout [UInt8],
        problems: inout [Diagnostic]
    ) -> Int {
        let letter = start + 1 < end ? bytes[start + 1] : 0
        switch letter {
        case 0x6E: result.append(0x0A)
        case 0x74: result.append(0x09)
        case 0x72: result.append(0x0D)
        case 0x22, 0x5C: result.append(letter)
        case 0x75: return unicodeEscape(bytes, start, end, into: &result, problems: &problems)
        case 0x30:
            problems.append(
                Diagnostic(
                    .controlCharacter, "no database stores the character NUL in a text",
                    at: SourceSpan(start: start, end: start + 2)))
        default:
            let length = start + 1 < end ? (UTF8Validation.decode(bytes, at: start + 1)?.length ?? 1) : 0
            var fixes = [Diagnostic.Fix("write `\\\\` for a backslash")]
            if letter == 0x28 { fixes = [.init("strings are constant here; nothing can be interpolated")] }
            if letter == 0x27 { fixes = [.init("write `'` without the backslash", replacement: "'")] }
            problems.append(
                Diagnostic(
                    .badEscape, "no such escape", at: SourceSpan(start: start, end: start + 1 + length), fixes: fixes))
            return min(end, start + 1 + length)
        }
        return start + 2
    }

    /// Resolves `\u{…}` and gives the position behind it.
    private static func unicodeEscape(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into result: inout [UInt8],
        problems: inout [Diagnostic]
    ) -> Int {
        var position = start + 2
        var value: UInt32 = 0
        var digits = 0
        if position < end, bytes[position] == 0x7B {
            position += 1
            while position < end, digits < 9, let digit = hexadecimal(bytes[position]) {
                value = digits < 8 ? value << 4 | digit : .max
                digits += 1
                position += 1
            }
            if digits > 0, position < end, bytes[position] == 0x7D {
                position += 1
                if value == 0 {
                    problems.append(
                        Diagnostic(
                            .controlCharacter, "no database stores the character NUL in a text",
                            at: SourceSpan(start: start, end: position)))
                    return position
                }
                if digits <= 8, let scalar = Unicode.Scalar(value) {
                    result.append(contentsOf: Array(String(Character(scalar)).utf8))
                    return position
                }
                problems.append(
                    Diagnostic(
                        .badEscape, "Unicode has no character of this number",
                        at: SourceSpan(start: start, end: position)))
                return position
            }
        }
        if position < end, position > start + 2, bytes[position] == 0x7D { position += 1 }
        problems.append(
            Diagnostic(
                .badEscape, "`\\u` takes one to eight hexadecimal digits in braces",
                at: SourceSpan(start: start, end: position), fixes: [.init("write `\\u{20AC}`")]))
        return position
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }
}
