/// One migration as the runner takes it: what is done to a live database, and what is recorded of it.
public struct RunnableMigration: Sendable, Hashable {
    /// A file with SQL.
    public struct Script: Sendable, Hashable {
        /// The path that messages show.
        public var path: String
        /// The SQL.
        public var text: String
        /// The hash of the content; whoever makes the value says how it is formed.
        public var hash: String

        /// Makes one from its parts.
        public init(path: String, text: String, hash: String) {
            self.path = path
            self.text = text
            self.hash = hash
        }

        /// How a file runs.
        public enum Execution: Sendable, Hashable {
            /// In one transaction with its row in the journal.
            case transaction
            /// Statement by statement, in no transaction.
            case statements
            /// Its UPDATE in batches, each in a transaction of its own.
            case batches
        }

        /// How it runs: in one transaction, but where its head says otherwise.
        public var execution: Execution { Self.execution(of: text) }

        /// Whether it runs in one transaction with its row in the journal.
        public var isTransactional: Bool { execution == .transaction }

        /// The batches that its head names, in words that are understood.
        public var batches: BatchDirective? { BatchDirective.line(in: text).flatMap { BatchDirective($0.line) } }

        /// The line of a file's head that says that its statements run one by one, in no transaction.
        public static let noTransaction = "-- schemagen: no transaction"

        /// The line of a file's head that says that foreign keys have to be off while it runs (SQLite).
        public static let withoutForeignKeys = "-- schemagen: foreign keys off"

        /// What a line of a file's head begins with that names a table, as SQL does, whose rows bar the way back.
        public static let needsNoRows = "-- schemagen: needs no rows in "

        /// The tables that have to be empty, as SQL names them.
        var tablesWithoutRows: [String] {
            text.split(separator: "\n").prefix { $0.hasPrefix("--") }.compactMap { line in
                line.hasPrefix(Self.needsNoRows) ? String(line.dropFirst(Self.needsNoRows.count)) : nil
            }
        }

        /// Whether foreign keys are to be switched off before the transaction.
        public var needsForeignKeysOff: Bool { Self.says(Self.withoutForeignKeys, text) }

        /// How a text runs, by the comments before its first statement.
        static func execution(of text: String) -> Execution {
            if says(noTransaction, text) { return .statements }
            return BatchDirective.line(in: text) == nil ? .transaction : .batches
        }

        /// Whether a line of the comments before the first statement is just that.
        static func says(_ words: String, _ text: String) -> Bool { head(of: text).contains { $0.line == words } }

        /// The lines of comments before the first statement, without blanks at their ends, and where each begins.
        static func head(of text: String) -> [(line: String, offset: Int)] {
            var lines: [(line: String, offset: Int)] = []
            var offset = 0
            var rest = text.utf8[...]
            while !rest.isEmpty {
                let line = rest.prefix { $0 != UInt8(ascii: "\n") }
                rest = rest.dropFirst(line.count + 1)
                var content = line
                while let last = content.last, [0x0D, 0x20, 0x09].contains(last) { content.removeLast() }
                let isComment = content.starts(with: "--".utf8)
                guard content.isEmpty || isComment else { break }
                if isComment { lines.append((String(decoding: content, as: UTF8.self), offset)) }
                offset += line.count + 1
            }
            return lines
        }
    }

    /// The number, from 1.
    public var number: Int
    /// Number and name: `0002_create_auto_responses`.
    public var title: String
    /// The number of the first migration of the change that this one belongs to.
    public var change: Int
    /// The way to the schema after it.
    public var up: Script
    /// The way back.
    public var down: Script
    /// The structure hash after it.
    public var structureHash: String
    /// Whether it is said to lose data.
    public var isLossy: Bool
    /// Whether there is no way back.
    public var isIrreversible: Bool
    /// Whether it makes from nothing what migrations up to its number made that the history no longer holds.
    public var isBaseline: Bool

    /// Makes one from its parts.
    public init(
        number: Int, title: String, change: Int, up: Script, down: Script, structureHash: String,
        isLossy: Bool = false, isIrreversible: Bool = false, isBaseline: Bool = false
    ) {
        self.number = number
        self.title = title
        self.change = change
        self.up = up
        self.down = down
        self.structureHash = structureHash
        self.isLossy = isLossy
        self.isIrreversible = isIrreversible
        self.isBaseline = isBaseline
    }

    /// A number as titles have it, with at least four digits.
    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
