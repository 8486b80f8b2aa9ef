extension Scanner {
    /// Reads a name that begins with a letter or an underscore of ASCII.
    mutating func name() {
        let start = position
        position += 1
        continueName()
        append(.identifier, from: start, keyword: keywords.keyword(bytes, start, position))
    }

    /// Moves behind the letters, digits and underscores at the position.
    private mutating func continueName() {
        while position < bytes.count {
            switch classes[Int(bytes[position])] {
            case .letter, .digit: position += 1
            case .nonASCII:
                guard let (scalar, length) = UTF8Validation.decode(bytes, at: position),
                    scalar.properties.isXIDContinue
                else { return }
                position += length
            default: return
            }
        }
    }

    /// Reads a name in backticks.
    mutating func quotedName() {
        let start = position
        position += 1
        let first = position
        if position < bytes.count, startsName() { continueName() }
        let end = position
        if end > first, peek(0) == 0x60 {
            position += 1
            append(.identifier, from: start, isQuoted: true)
            return
        }
        // Not a name: take what stands up to the closing backtick of the line, so that the rest can be read.
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x60 { position += 1 }
        let isClosed = peek(0) == 0x60
        let content = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<position]), as: UTF8.self)
        if isClosed {
            position += 1
            report(
                .badName, content.isEmpty ? "a name is empty" : "`\(content)` is no name", from: start, to: position,
                notes: [.init("a name holds letters, digits and `_`, and begins with none of the digits")],
                fixes: [.init("give it a plain name, and its SQL name behind `as` in double quotes")])
            append(.identifier, from: start, isQuoted: true)
        } else {
            position = end
            report(
                .badName, "the name in backticks is not closed", from: start, to: start + 1,
                fixes: [.init("write a second backtick behind the name")])
            if end > first { append(.identifier, from: first) }
            hasFlaw = true
        }
    }

    private func startsName() -> Bool {
        switch classes[Int(bytes[position])] {
        case .letter: true
        case .nonASCII: UTF8Validation.decode(bytes, at: position)?.scalar.properties.isXIDStart ?? false
        default: false
        }
    }

    /// Reads what begins with a byte outside ASCII: a name, or something that has no place here.
    mutating func nonASCII() {
        guard startsName() else { return stray() }
        let start = position
        continueName()
        append(.identifier, from: start)
    }

    /// Reads a number.
    mutating func number() {
        let start = position
        digits()
        var kind = Token.Kind.integer
        if peek(0) == 0x2E, classes[Int(peek(1))] == .digit {
            kind = .decimal
            position += 1
            digits()
        }
        if peek(0) == 0x65 || peek(0) == 0x45 {
            let sign = peek(1) == 0x2B || peek(1) == 0x2D ? 1 : 0
            if classes[Int(peek(1 + sign))] == .digit {
                kind = .decimal
                position += 1 + sign
                digits()
            }
        }
        let end = position
        if position < bytes.count, classes[Int(bytes[position])] == .letter || bytes[position] >= 0x80 && startsName() {
            continueName()
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
            var fixes: [Diagnostic.Fix] = []
            if let value = Self.integer(withRadix: text) {
                fixes = [.init("numbers are decimal: write \(value)", replacement: value)]
            } else if end > start {
                fixes = [.init("a name cannot begin with a digit")]
            }
            report(.badNumber, "`\(text)` is no number", from: start, to: position, fixes: fixes)
            append(kind, from: start)
            return
        }
        append(kind, from: start)
    }

    private mutating func digits() {
        while position < bytes.count, classes[Int(bytes[position])] == .digit || bytes[position] == 0x5F {
            position += 1
        }
    }

    /// The decimal digits of a number that is written as in Swift with `0x`, `0o` or `0b`.
    private static func integer(withRadix text: String) -> String? {
        guard text.utf8.count <= 40 else { return nil }
        let digits = String(text.dropFirst(2).filter { $0 != "_" })
        let radix: Int
        switch text.prefix(2) {
        case "0x", "0X": radix = 16
        case "0o": radix = 8
        case "0b": radix = 2
        default: return nil
        }
        return UInt64(digits, radix: radix).map { String($0) }
    }
}
