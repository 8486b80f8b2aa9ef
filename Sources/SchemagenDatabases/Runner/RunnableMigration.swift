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

        /// Whether it runs in one transaction with its row in the journal: always, but where its head says otherwise.
        public var isTransactional: Bool { Self.isTransactional(text) }

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

        /// Whether a text runs in a transaction: no line of the comments before its first statement says otherwise.
        static func isTransactional(_ text: String) -> Bool { !says(noTransaction, text) }

        /// Whether a line of the comments before the first statement is just that.
        static func says(_ words: String, _ text: String) -> Bool {
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                var line = line
                while let last = line.last, last == "\r" || last == " " || last == "\t" { line.removeLast() }
                if line == words { return true }
                if !line.isEmpty, !line.hasPrefix("--") { return false }
            }
            return false
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

    /// Makes one from its parts.
    public init(
        number: Int, title: String, change: Int, up: Script, down: Script, structureHash: String,
        isLossy: Bool = false, isIrreversible: Bool = false
    ) {
        self.number = number
        self.title = title
        self.change = change
        self.up = up
        self.down = down
        self.structureHash = structureHash
        self.isLossy = isLossy
        self.isIrreversible = isIrreversible
    }
}
