/// How many rows each table holds after filling, and what the engine said where they are fewer than wanted.
public struct RowReport: Sendable, Hashable {
    /// What became of one table.
    public struct Table: Sendable, Hashable {
        /// The table: `public.orders` on PostgreSQL, `orders` on SQLite.
        public var name: String
        /// The rows that it holds now, those that were there before among them.
        public var rows: Int
        /// The rows that filling added.
        public var added: Int
        /// The engine's last message, where the table holds fewer rows than were wanted.
        public var message: String?

        /// An outcome of these parts.
        public init(name: String, rows: Int, added: Int, message: String? = nil) {
            self.name = name
            self.rows = rows
            self.added = added
            self.message = message
        }
    }

    /// Every ordinary table in the order of their names.
    public var tables: [Table]

    /// A report of these tables.
    public init(tables: [Table]) { self.tables = tables }

    /// The tables that hold rows.
    public var filled: [Table] { tables.filter { $0.rows > 0 } }

    /// The tables that stayed empty: nothing that is done to them can be measured.
    public var empty: [Table] { tables.filter { $0.rows == 0 } }

    /// The table of a name.
    public subscript(name: String) -> Table? { tables.first { $0.name == name } }
}
