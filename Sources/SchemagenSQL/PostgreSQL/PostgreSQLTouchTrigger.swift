import SchemagenModel

/// The trigger that sets the columns marked `@touch` on every UPDATE.
enum TouchTrigger {
    /// The SQL name of the trigger and, in PostgreSQL, of its function.
    static func name(for table: Table) -> String {
        table.options.touchTriggerName ?? SQLIdentifier.fitted(table.info.sqlName + "_touch")
    }

    /// The setting of a transaction that keeps a muted trigger still.
    static let muting = "schemagen.backfill"

    /// The SQL names of the columns that it sets.
    static func columns(of table: Table, on database: Database) -> [String] {
        var names: [String] = []
        for column in table.columns where column.isTouched && column.databases.contains(database) {
            names.append(column.sqlName)
        }
        return names
    }
}

extension PostgreSQLWriter {
    func createTouchTrigger(_ table: Table, to out: inout StatementBuffer) {
        let name = TouchTrigger.name(for: table)
        let function = Quoting.identifier(name, in: table.info.sqlSchema)
        var body = "\nBEGIN\n"
        for column in TouchTrigger.columns(of: table, on: .postgresql) {
            body += "    NEW.\(Quoting.identifier(column)) := now();\n"
        }
        body += "    RETURN NEW;\nEND\n"
        out.statement(
            "CREATE FUNCTION \(function)() RETURNS trigger\n    LANGUAGE plpgsql\n    AS \(Quoting.dollarQuoted(body))")
        createTrigger("CREATE TRIGGER", table, isMuted: false, to: &out)
    }

    /// Lets the trigger ask whether it should fire, or fire always.
    func replaceTouchTrigger(_ table: Table, isMuted: Bool, to out: inout StatementBuffer) {
        createTrigger("CREATE OR REPLACE TRIGGER", table, isMuted: isMuted, to: &out)
    }

    private func createTrigger(_ words: String, _ table: Table, isMuted: Bool, to out: inout StatementBuffer) {
        let name = TouchTrigger.name(for: table)
        let function = Quoting.identifier(name, in: table.info.sqlSchema)
        let condition =
            isMuted ? "WHEN (current_setting('\(TouchTrigger.muting)', true) IS DISTINCT FROM 'on')\n    " : ""
        out.statement(
            """
            \(words) \(Quoting.identifier(name)) BEFORE UPDATE ON \(Self.name(table.info))
                FOR EACH ROW \(condition)EXECUTE FUNCTION \(function)()
            """)
    }

    func dropTouchTrigger(_ table: Table, to out: inout StatementBuffer) {
        let name = TouchTrigger.name(for: table)
        out.statement("DROP TRIGGER \(Quoting.identifier(name)) ON \(Self.name(table.info))")
        out.statement("DROP FUNCTION \(Quoting.identifier(name, in: table.info.sqlSchema))()")
    }
}
