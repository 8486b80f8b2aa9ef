/// How an UPDATE is divided into batches, as a line of a file's head says it:
/// `-- schemagen: batches of 10000 rows by "tenant_id", "id"`, or `by ctid` where the table has no key.
public struct BatchDirective: Sendable, Hashable, CustomStringConvertible {
    /// How many rows a batch has, more or less.
    public var size: Int
    /// The columns of a key without NULL that put the rows in an order; empty: they are taken as they are stored.
    public var key: [String]

    /// What the line begins with.
    static let words = "-- schemagen: batches"

    /// The line of a head that begins like a directive, and where it begins; nil where there is none.
    static func line(in text: String) -> (line: String, offset: Int)? {
        RunnableMigration.Script.head(of: text).first { $0.line.hasPrefix(words) }
    }

    /// Reads the line; nil where it says something else.
    init?(_ line: String) {
        var reader = PostgreSQLStatements.Reader(String(line.dropFirst(2)))
        var tokens = (reader.statement() ?? []).map(\.token)[...]
        let start: [PostgreSQLStatements.Token] = [
            .word("schemagen"), .symbol(UInt8(ascii: ":")), .word("batches"), .word("of"),
        ]
        guard tokens.starts(with: start) else { return nil }
        tokens = tokens.dropFirst(start.count)
        guard case .word(let digits)? = tokens.first, let size = Int(digits), (1...10_000_000).contains(size),
            tokens.dropFirst().starts(with: [.word("rows"), .word("by")])
        else { return nil }
        tokens = tokens.dropFirst(3)
        var key: [String] = []
        if Array(tokens) != [.word("ctid")] {
            while let column = tokens.popFirst()?.identifier {
                key.append(column)
                guard let comma = tokens.popFirst() else { break }
                guard comma == .symbol(UInt8(ascii: ",")), !tokens.isEmpty else { return nil }
            }
            guard !key.isEmpty, tokens.isEmpty else { return nil }
        }
        self.size = size
        self.key = key
    }

    /// `10000 rows by "id"`
    public var description: String {
        let order = key.isEmpty ? "ctid" : key.map(PostgreSQLConnection.quotedIdentifier).joined(separator: ", ")
        return "\(size) rows by \(order)"
    }
}
