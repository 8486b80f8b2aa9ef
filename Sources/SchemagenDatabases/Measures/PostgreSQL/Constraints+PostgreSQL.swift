import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The foreign keys, by table and name. Those that come with a divided table's are left out.
    func foreignKeys() throws -> Measure<[ForeignKeyMeasures]> {
        try ask(Self.foreignKeysQuery) { row in
            var key = ForeignKeyMeasures(
                try row.text("conname"), of: try row.name("table"), columns: try row.list("columns"),
                target: try row.name("target"))
            key.isValidated = try row.flag("convalidated")
            return key
        }.map { $0.sorted { ($0.table, $0.name.utf8Order) < ($1.table, $1.name.utf8Order) } }
    }

    /// The constraints of tables that nobody has checked older rows for, by table and name.
    func unvalidatedConstraints() throws -> Measure<[UnvalidatedConstraint]> {
        try ask(Self.unvalidatedQuery) { row in
            let kind: UnvalidatedConstraint.Kind =
                switch try row.text("contype") {
                case "c": .check
                case "f": .foreignKey
                case "n": .notNull
                default: .other
                }
            return UnvalidatedConstraint(try row.text("conname"), of: try row.name("table"), kind: kind)
        }.map { $0.sorted { ($0.table, $0.name.utf8Order) < ($1.table, $1.name.utf8Order) } }
    }

    /// Foreign keys with the names of both tables and of the columns that refer.
    private static let foreignKeysQuery = """
        SELECT k.conname, n.nspname AS table_schema, t.relname AS table_name, rn.nspname AS target_schema,
            r.relname AS target_name, k.convalidated,
            ARRAY(
                SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY c (number, place)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.number ORDER BY c.place) AS columns
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            JOIN pg_class r ON r.oid = k.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
        WHERE k.contype = 'f' AND k.conparentid = 0 AND t.relpersistence <> 't' AND \(isNoSystemSchema)
        """

    /// Constraints of tables that are NOT VALID; those of domains have no table and are left out. What a foreign key to a
    /// divided table has for each partition is not validated by itself, and before PostgreSQL 18 is never said to be.
    private static let unvalidatedQuery = """
        SELECT k.conname, k.contype, n.nspname AS table_schema, t.relname AS table_name
        FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        WHERE NOT k.convalidated AND k.conparentid = 0 AND t.relpersistence <> 't' AND \(isNoSystemSchema)
        """
}
