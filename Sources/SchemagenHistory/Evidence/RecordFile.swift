import SchemagenModel

/// The form of the files in which commands keep what they found out: a heading that names kind and format, then a record
/// a line. Whoever merges two branches merges lines.
enum RecordFile {
    /// The records' lines; nil where the bytes do not begin with the heading or do not end with a whole line.
    static func lines(of bytes: [UInt8], under heading: String) -> (text: String, lines: ArraySlice<Substring>)? {
        guard let text = String(validating: SHA256.normalizingLineEndings(bytes), as: UTF8.self) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 2, lines.first.map({ $0 == heading }) == true, lines.last == "" else { return nil }
        return (text, lines.dropFirst().dropLast())
    }
}

/// The words of a record's line: a kind of database, then `key=value` in a fixed order.
struct RecordWords {
    /// The kind of database that the record is about.
    let database: Database
    private var words: ArraySlice<Substring>

    /// Reads a line; nil where it does not begin with a kind of database.
    init?(_ line: Substring) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        guard let database = words.first.flatMap({ Database(rawValue: String($0)) }) else { return nil }
        self.database = database
        self.words = words.dropFirst()
    }

    /// Whether all words were taken.
    var isAtEnd: Bool { words.isEmpty }

    /// Takes the value of the next word; nil where that word has another key, and then nothing is taken.
    mutating func take(_ key: String) -> String? {
        guard let word = words.first, word.hasPrefix(key + "=") else { return nil }
        words = words.dropFirst()
        return String(word.dropFirst(key.count + 1))
    }

    /// Takes the value of the next word as a number.
    mutating func takeNumber<Number: FixedWidthInteger>(_ key: String) -> Number? { take(key).flatMap { Number($0) } }

    /// Takes the value of the next word as a hash.
    mutating func takeHash(_ key: String) -> String? {
        take(key).flatMap { LockEntry.isHash(Substring($0)) ? $0 : nil }
    }
}
