import SchemagenModel

/// The trigger that sets the columns marked `@touch` on every UPDATE.
enum TouchTrigger {
    /// The SQL name of the trigger and, in PostgreSQL, of its function.
    static func name(for table: Table) -> String {
        table.options.touchTriggerName ?? SQLIdentifier.fitted(table.info.sqlName + "_touch")
    }

    /// The SQL names of the columns that it sets.
    static func columns(of table: Table, on database: Database) -> [String] {
        table.columns(on: database).filter(\.isTouched).map(\.sqlName)
    }
}

extension PostgreSQLWriter {
    func createTouchTrigger(_ table: Table) -> [Statement] {
        let owner = Self.name(table.info)
        let name = TouchTrigger.name(for: table)
        let function = Quoting.identifier(name, in: table.info.sqlSchema)
        var body = "\nBEGIN\n"
        for column in TouchTrigger.columns(of: table, on: .postgresql) {
            body += "    NEW.\(Quoting.identifier(column)) := now();\n"
        }
        body += "    RETURN NEW;\nEND\n"
        return [
            Statement(
                "CREATE FUNCTION \(function)() RETURNS trigger\n    LANGUAGE plpgsql\n    AS \(Quoting.dollarQuoted(body))"
            ),
            Statement(
                """
                CREATE TRIGGER \(Quoting.identifier(name)) BEFORE UPDATE ON \(owner)
                    FOR EACH ROW EXECUTE FUNCTION \(function)()
                """),
        ]
    }

    func dropTouchTrigger(_ table: Table) -> [Statement] {
        let name = TouchTrigger.name(for: table)
        return [
            Statement("DROP TRIGGER \(Quoting.identifier(name)) ON \(Self.name(table.info))"),
            Statement("DROP FUNCTION \(Quoting.identifier(name, in: table.info.sqlSchema))()"),
        ]
    }
}
