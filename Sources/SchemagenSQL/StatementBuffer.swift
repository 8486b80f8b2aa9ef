import SchemagenModel

/// The statements of a migration file in the making, as bytes: appending is all that a large schema has to pay for.
struct StatementBuffer {
    private(set) var bytes: [UInt8] = []
    /// Where the statement under way starts.
    private var start = 0
    /// Where its block of lines starts.
    private var block = 0

    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    /// Whether there is no statement yet.
    var isEmpty: Bool { bytes.isEmpty }

    // MARK: Statements

    /// Starts a statement, a blank line below the one before.
    ///
    /// - Parameter comment: What it is for, where the text does not say it.
    mutating func begin(comment: String? = nil) {
        bytes.append(UInt8(ascii: "\n"))
        if let comment { put(comment: comment) }
        start = bytes.count
    }

    /// Ends a statement.
    mutating func end() {
        // A comment at the end of a text that somebody wrote would take the semicolon with it.
        if lastLineHasComment { bytes.append(UInt8(ascii: "\n")) }
        fixed(";\n")
    }

    /// Appends a whole statement.
    mutating func statement(_ text: String) {
        begin()
        put(text)
        end()
    }

    /// Appends a line that is a comment.
    mutating func put(comment: String) {
        put(Quoting.comment(comment))
        bytes.append(UInt8(ascii: "\n"))
    }

    private var lastLineHasComment: Bool {
        var previous: UInt8 = 0
        var position = bytes.count
        while position > start {
            position -= 1
            let byte = bytes[position]
            if byte == UInt8(ascii: "\n") { return false }
            if byte == UInt8(ascii: "-"), previous == byte { return true }
            previous = byte
        }
        return false
    }

    // MARK: Text

    /// Appends words that are the same in every file.
    mutating func fixed(_ words: StaticString) { words.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    mutating func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ other: StatementBuffer) { bytes.append(contentsOf: other.bytes) }

    mutating func number(_ number: some BinaryInteger) { put(String(number)) }

    /// Appends a name as both databases understand it; see `Quoting.identifier`.
    mutating func name(_ name: String) {
        var text = name
        let isBare = text.withUTF8 { source in
            guard Quoting.isBare(source, name) else { return false }
            bytes.append(contentsOf: source)
            return true
        }
        if !isBare { quote(name, UInt8(ascii: "\"")) }
    }

    /// Appends a name with the schema that it stands in, where it stands in one.
    mutating func name(_ name: String, in schema: String?) {
        if let schema {
            self.name(schema)
            bytes.append(UInt8(ascii: "."))
        }
        self.name(name)
    }

    /// Appends names in the order given, separated by commas, in parentheses.
    mutating func list(_ names: [String]) {
        bytes.append(UInt8(ascii: "("))
        for (index, name) in names.enumerated() {
            if index > 0 { fixed(", ") }
            self.name(name)
        }
        bytes.append(UInt8(ascii: ")"))
    }

    /// Appends a string literal; see `Quoting.literal`.
    mutating func literal(_ text: String) { quote(text, UInt8(ascii: "'")) }

    private mutating func quote(_ text: String, _ mark: UInt8) {
        bytes.append(mark)
        let start = bytes.count
        put(text)
        for position in start..<bytes.count where bytes[position] == mark || bytes[position] == 0 {
            bytes.removeSubrange(position...)
            for byte in text.utf8.dropFirst(position - start) where byte != 0 {
                if byte == mark { bytes.append(mark) }
                bytes.append(byte)
            }
            break
        }
        bytes.append(mark)
    }

    // MARK: Blocks

    /// Starts the lines between the parentheses of a definition.
    mutating func beginBlock() {
        fixed(" (")
        block = bytes.count
    }

    /// Starts a line of the block.
    mutating func line() { fixed(bytes.count == block ? "\n    " : ",\n    ") }

    /// Ends the block.
    mutating func endBlock() { fixed(bytes.count > block ? "\n)" : ")") }

    /// Ends the block of a partition, which has no parentheses where it has no lines.
    mutating func endPartitionBlock() {
        if bytes.count > block {
            fixed("\n) ")
        } else {
            bytes.removeSubrange((block - 2)...)
            fixed("\n    ")
        }
    }

    // MARK: Constraints

    /// Appends `CONSTRAINT` and the name.
    mutating func constraint(_ info: ConstraintInfo) {
        fixed("CONSTRAINT ")
        name(info.sqlName)
    }

    /// Appends `CONSTRAINT` and the name, where there is one, and the words that follow.
    mutating func constraint(_ info: ConstraintInfo, _ words: StaticString) {
        if !info.sqlName.isEmpty {
            constraint(info)
            fixed(" ")
        }
        fixed(words)
    }

    /// Appends when a constraint is checked, where it is not at once.
    mutating func deferrability(_ info: ConstraintInfo) {
        switch info.deferrable {
        case nil: break
        case .immediate: fixed(" DEFERRABLE")
        case .deferred: fixed(" DEFERRABLE INITIALLY DEFERRED")
        }
    }
}
