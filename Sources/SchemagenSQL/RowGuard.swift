import SchemagenModel

/// The statements that stop a way back which rows bar.
enum RowGuard {
    /// Why columns cannot come again.
    private static func reason(_ columns: [Column], of table: String) -> String {
        let names = columns.map { "\(table).\($0.sqlName)" }.joined(separator: ", ")
        return columns.count == 1
            ? "\(names) cannot come back: its values are gone, and it cannot be NULL"
            : "\(names) cannot come back: their values are gone, and they cannot be NULL"
    }

    private static let wayOut = "restore a backup, or add the column by hand with a value for each row"
    private static let comment = "There is no way back where there are rows."

    /// For PostgreSQL. `owner` is the table as SQL names it.
    static func postgresql(_ columns: [Column], of table: String, _ owner: String, to out: inout StatementBuffer) {
        let body = """

            BEGIN
                IF EXISTS (SELECT FROM \(owner)) THEN
                    RAISE EXCEPTION USING
                        MESSAGE = \(Quoting.literal(reason(columns, of: table))),
                        HINT = \(Quoting.literal(wayOut));
                END IF;
            END

            """
        out.begin(comment: comment)
        out.put("DO \(Quoting.dollarQuoted(body))")
        out.end()
    }

    /// For SQLite, which says the name of the constraint that fails.
    static func sqlite(_ columns: [Column], of table: String, _ owner: String, to out: inout StatementBuffer) {
        let name = Quoting.identifier("\(reason(columns, of: table)); \(wayOut)")
        out.begin(comment: comment)
        out.put("CREATE TEMP TABLE schemagen_rows (present INTEGER NOT NULL CONSTRAINT \(name) CHECK (NOT present))")
        out.end()
        out.statement("INSERT INTO temp.schemagen_rows (present) SELECT EXISTS (SELECT 1 FROM \(owner))")
        out.statement("DROP TABLE temp.schemagen_rows")
    }
}
