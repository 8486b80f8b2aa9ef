extension JSON {
    /// Why a text is not JSON, and where.
    public struct SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong.
        public enum Reason: String, Sendable, Hashable {
            /// The text ends within a value.
            case unexpectedEnd = "the text ends too early"
            /// A character that cannot stand where it does.
            case unexpectedCharacter = "unexpected character"
            /// Characters behind the value.
            case trailingText = "there is more behind the value"
            /// A control character in a text, which has to be written as an escape.
            case controlCharacter = "a control character in a text has to be escaped"
            /// A backslash before what it does not escape, or half of a surrogate pair.
            case invalidEscape = "there is no such escape"
            /// A number that double precision cannot hold.
            case numberOutOfRange = "the number is too large"
            /// More than ``JSON/maximumDepth`` arrays and objects in each other.
            case nestedTooDeeply = "arrays and objects are nested too deeply"
        }

        /// What is wrong.
        public let reason: Reason

        /// Where: how many bytes of the text in UTF-8 come before.
        public let offset: Int

        /// The reason and the place in English.
        public var description: String { "not JSON: \(reason.rawValue) (at byte \(offset))" }
    }

    /// How many arrays and objects may be in each other, the outermost included, in a text that is read.
    public static let maximumDepth = 512

    /// Reads JSON text as RFC 8259 has it: no comments, no trailing commas.
    ///
    /// Where an object has a name twice, the last value counts, as in PostgreSQL's `jsonb`. A number with a fraction or an
    /// exponent, or beyond 64 bits, becomes a double and may be rounded.
    ///
    /// - Throws: What is wrong with the text, and where.
    public init(text: String) throws(SyntaxError) {
        var reader = JSONReader(text)
        self = try reader.document()
    }
}

/// Reads one JSON text.
struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func document() throws(JSON.SyntaxError) -> JSON {
        let result = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw error(.trailingText) }
        return result
    }

    private mutating func value(depth: Int) throws(JSON.SyntaxError) -> JSON {
        skipSpace()
        switch try next() {
        case 0x7B:
            guard depth < JSON.maximumDepth else { throw error(.nestedTooDeeply) }
            return try object(depth: depth + 1)
        case 0x5B:
            guard depth < JSON.maximumDepth else { throw error(.nestedTooDeeply) }
            return try array(depth: depth + 1)
        case 0x22: return .string(try string())
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case 0x2D, 0x30...0x39: return try number()
        default: throw error(.unexpectedCharacter)
        }
    }

    private mutating func object(depth: Int) throws(JSON.SyntaxError) -> JSON {
        position += 1
        var members: [String: JSON] = [:]
        skipSpace()
        if try take(0x7D) { return .object(members) }
        repeat {
            skipSpace()
            guard try next() == 0x22 else { throw error(.unexpectedCharacter) }
            let name = try string()
            skipSpace()
            guard try take(0x3A) else { throw error(.unexpectedCharacter) }
            members[name] = try value(depth: depth)
            skipSpace()
        } while try take(0x2C)
        guard try take(0x7D) else { throw error(.unexpectedCharacter) }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSON.SyntaxError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if try take(0x5D) { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth))
            skipSpace()
        } while try take(0x2C)
        guard try take(0x5D) else { throw error(.unexpectedCharacter) }
        return .array(elements)
    }

    // MARK: Words and numbers

    private mutating func word(_ word: String, _ value: JSON) throws(JSON.SyntaxError) -> JSON {
        for byte in word.utf8 {
            guard try take(byte) else { throw error(.unexpectedCharacter) }
        }
        return value
    }

    private mutating func number() throws(JSON.SyntaxError) -> JSON {
        let start = position
        if bytes[position] == 0x2D { position += 1 }
        // No zero in front of other digits; whoever reads on finds the digit unexpected.
        if try !take(0x30) { try digits() }
        var isWhole = true
        if position < bytes.count, bytes[position] == 0x2E {
            isWhole = false
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == 0x65 {
            isWhole = false
            position += 1
            let sign = try next()
            if sign == 0x2B || sign == 0x2D { position += 1 }
            try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        // Minus zero is a double: integers have none.
        if isWhole, text != "-0", let value = Int64(text) { return .integer(value) }
        guard let value = Double(text), value.isFinite else {
            throw JSON.SyntaxError(reason: .numberOutOfRange, offset: start)
        }
        return .number(value)
    }

    private mutating func digits() throws(JSON.SyntaxError) {
        guard case 0x30...0x39 = try next() else { throw error(.unexpectedCharacter) }
        while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
    }

    // MARK: Texts

    private mutating func string() throws(JSON.SyntaxError) -> String {
        position += 1
        var text: [UInt8] = []
        while true {
            let byte = try next()
            switch byte {
            case 0x22:
                position += 1
                return String(decoding: text, as: UTF8.self)
            case 0x5C: try escape(into: &text)
            case 0..<0x20: throw error(.controlCharacter)
            default:
                text.append(byte)
                position += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSON.SyntaxError) {
        let start = position
        position += 1
        let letter = try next()
        position += 1
        switch letter {
        case 0x22, 0x2F, 0x5C: text.append(letter)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75:
            var code = try hexadecimal()
            if code & 0xFC00 == 0xD800, position + 1 < bytes.count, bytes[position] == 0x5C, bytes[position + 1] == 0x75
            {
                position += 2
                let second = try hexadecimal()
                guard second & 0xFC00 == 0xDC00 else { throw JSON.SyntaxError(reason: .invalidEscape, offset: start) }
                code = 0x10000 + (code & 0x3FF) << 10 + second & 0x3FF
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw JSON.SyntaxError(reason: .invalidEscape, offset: start)
            }
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        default: throw JSON.SyntaxError(reason: .invalidEscape, offset: start)
        }
    }

    private mutating func hexadecimal() throws(JSON.SyntaxError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            let digit: UInt8
            switch try next() {
            case let byte where byte >= 0x30 && byte <= 0x39: digit = byte - 0x30
            case let byte where byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66: digit = byte | 0x20 - 0x61 + 10
            default: throw error(.invalidEscape)
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }

    // MARK: Bytes

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private func next() throws(JSON.SyntaxError) -> UInt8 {
        guard position < bytes.count else { throw error(.unexpectedEnd) }
        return bytes[position]
    }

    private mutating func take(_ byte: UInt8) throws(JSON.SyntaxError) -> Bool {
        guard try next() == byte else { return false }
        position += 1
        return true
    }

    private func error(_ reason: JSON.SyntaxError.Reason) -> JSON.SyntaxError {
        JSON.SyntaxError(reason: reason, offset: position)
    }
}
