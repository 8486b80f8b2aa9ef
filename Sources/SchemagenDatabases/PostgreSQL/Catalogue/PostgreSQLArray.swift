/// One-dimensional arrays in the text form that the server prints: `{a,"b,c",NULL}`.
enum PostgreSQLArray {
    /// The elements, NULL as an empty text.
    ///
    /// - Throws: `PostgreSQLError` where the text is no such array.
    static func elements(_ text: String) throws(PostgreSQLError) -> [String] {
        var bytes = Array(text.utf8)[...]
        guard bytes.popFirst() == UInt8(ascii: "{"), bytes.popLast() == UInt8(ascii: "}") else {
            throw PostgreSQLError(message: "not an array: \(text)")
        }
        if bytes.isEmpty { return [] }
        var elements: [String] = []
        while true {
            elements.append(element(&bytes))
            guard let next = bytes.popFirst() else { return elements }
            guard next == UInt8(ascii: ",") else {
                throw PostgreSQLError(message: "not an array of one dimension: \(text)")
            }
        }
    }

    /// The text of an array; nil is NULL.
    static func text(_ elements: [String?]) -> String {
        let texts = elements.map { element in
            guard let element else { return "NULL" }
            var quoted = "\""
            for character in element.unicodeScalars {
                if character == "\"" || character == "\\" { quoted.unicodeScalars.append("\\") }
                quoted.unicodeScalars.append(character)
            }
            return quoted + "\""
        }
        return "{" + texts.joined(separator: ",") + "}"
    }

    private static func element(_ bytes: inout ArraySlice<UInt8>) -> String {
        guard bytes.first == UInt8(ascii: "\"") else {
            let plain = bytes.prefix { $0 != UInt8(ascii: ",") }
            bytes = bytes[plain.endIndex...]
            let text = String(decoding: plain, as: UTF8.self)
            return text == "NULL" ? "" : text
        }
        bytes = bytes.dropFirst()
        var content: [UInt8] = []
        while let byte = bytes.popFirst(), byte != UInt8(ascii: "\"") {
            // A backslash takes the next byte as it is.
            content.append(byte == UInt8(ascii: "\\") ? bytes.popFirst() ?? byte : byte)
        }
        return String(decoding: content, as: UTF8.self)
    }
}
