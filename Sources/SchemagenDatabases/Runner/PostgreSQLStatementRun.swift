extension PostgreSQLStatements {
    /// Runs a statement in no transaction, unless the catalogue says that it is done.
    ///
    /// An index that an interrupted build left is not valid: it is dropped and built again.
    static func run(
        _ statement: Statement, on connection: PostgreSQLConnection, lockTimeout: Int, say: (String) -> Void
    ) throws {
        // A concurrent build waits for every transaction that is older than it, and keeps nobody from reading and writing
        // while it does.
        if case .addValue = statement.effect {
            try set(lockTimeout: lockTimeout, connection)
        } else {
            try set(lockTimeout: 0, connection)
        }
        switch statement.effect {
        case .createIndex(let name, let table):
            switch try state(ofIndex: name, on: table, connection) {
            case .valid?: return say("\(name) is there already")
            case .invalid(let name)?:
                say("\(name) is not valid: an interrupted build left it; it is dropped and built again")
                try connection.execute("DROP INDEX CONCURRENTLY \(name)")
            case nil: break
            }
        case .dropIndex(let name):
            if try connection.query("SELECT to_regclass($1)", [name]).first == .some(nil) {
                return say("\(name) is gone already")
            }
        case .addValue(let type, let label):
            let found = try connection.query(
                "SELECT FROM pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2", [type, label])
            if !found.rows.isEmpty { return say("\(label) of \(type) is there already") }
        case .repeatable: break
        }
        try connection.execute(statement.text)
    }

    private enum IndexState {
        case valid
        /// By the name with its schema.
        case invalid(String)
    }

    /// The state of an index of this name in the table's schema; nil where there is none on that table.
    private static func state(
        ofIndex name: String, on table: String, _ connection: PostgreSQLConnection
    ) throws -> IndexState? {
        let row = try connection.query(
            """
            SELECT i.indisvalid, format('%I.%I', n.nspname, c.relname)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indrelid = to_regclass($2) AND c.relname = $1
            """, [unquoted(name), table]
        ).rows.first
        guard let row, let full = row[1] else { return nil }
        return row[0] == "t" ? .valid : .invalid(full)
    }

    private static func unquoted(_ name: String) -> String {
        name.dropFirst().dropLast().split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
    }

    /// What a migration before this one set for the session does not reach it.
    private static func set(lockTimeout: Int, _ connection: PostgreSQLConnection) throws {
        try connection.execute(
            "SET lock_timeout = \(lockTimeout); SET search_path = public; SET TimeZone = 'UTC'")
    }
}
