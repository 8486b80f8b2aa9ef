import SchemagenMeasures

extension PostgreSQLMeasures {
    /// The extension pg_stat_statements, and the statements of this database that took most time.
    func statements(
        _ options: MeasureOptions
    ) throws -> (Measure<StatementExtension?>, Measure<[StatementMeasures]>) {
        let found = try ask(Self.extensionQuery) { row in
            StatementExtension(schema: try row.text("nspname"), version: try row.text("extversion"), isReadable: false)
        }
        switch found {
        case .unmeasured(let reason): return (.unmeasured(reason), .unmeasured(reason))
        case .measured(let extensions):
            guard var statementExtension = extensions.first else {
                let reason = Unmeasured(.notAvailable, "this database does not have the extension pg_stat_statements")
                return (.measured(nil), .unmeasured(reason))
            }
            let slow = try slowStatements(in: statementExtension.schema, options)
            statementExtension.isReadable = slow.value != nil
            return (.measured(statementExtension), slow)
        }
    }

    private func slowStatements(in schema: String, _ options: MeasureOptions) throws -> Measure<[StatementMeasures]> {
        let view = PostgreSQLConnection.quotedIdentifier(schema) + ".pg_stat_statements"
        return try ask(Self.statementsQuery(view), [String(max(0, options.slowStatements))]) { row in
            let text = try row.optionalText("query")
            return StatementMeasures(
                text: text.map(Self.text) ?? Self.lost,
                role: try row.optionalText("role"), calls: try row.integer("calls"),
                totalMicroseconds: try row.integer("total"), maximumMicroseconds: try row.integer("maximum"),
                rows: try row.integer("rows"))
        }
    }

    private static let hidden = Measure<String>.unmeasured(
        .init(.notPermitted, "the role may not see the statements of other roles"))
    private static let secret = Measure<String>.unmeasured(
        .init(.notApplicable, "its text is left out: it may hold a password"))

    /// The text of a statement; constants of utility statements stand in it as they are, before PostgreSQL 16 at least.
    private static func text(_ text: String) -> Measure<String> {
        if text == "<insufficient privilege>" { return hidden }
        return mayHoldSecret(text) ? secret : .measured(text)
    }

    /// Whether a password may stand in a text: as a constant in any quotes, or in a connection string.
    private static func mayHoldSecret(_ text: String) -> Bool {
        let folded = text.lowercased()
        let hasConstant = text.contains("'") || hasDollarQuote(text)
        if folded.contains("password"), hasConstant || !isQuery(folded) { return true }
        return folded.contains("://") && hasConstant && !isQuery(folded)
    }

    /// Whether it is a statement whose constants the extension replaces. One that begins with a comment is taken for none.
    private static func isQuery(_ folded: String) -> Bool {
        let word = folded.drop { $0.isWhitespace || $0 == "(" }.prefix { $0.isLetter }
        return ["select", "insert", "update", "delete", "merge", "with", "values", "table"].contains(word)
    }

    /// Whether a text has `$$` or `$name$` in it; `$1` is a parameter.
    private static func hasDollarQuote(_ text: String) -> Bool {
        text.split(separator: "$", omittingEmptySubsequences: false).dropFirst().dropLast().contains { tag in
            tag.first?.isNumber != true && tag.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        }
    }

    private static let lost = Measure<String>.unmeasured(.init(.notAvailable, "the extension has lost its text"))

    /// Where the extension is.
    private static let extensionQuery = """
        SELECT n.nspname, e.extversion FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        WHERE e.extname = 'pg_stat_statements'
        """

    /// The first so many statements of this database by the time that they took in all, in microseconds.
    private static func statementsQuery(_ view: String) -> String {
        """
        SELECT s.query, r.rolname AS role, s.calls, s.rows, (s.total_exec_time * 1000)::bigint AS total,
            (s.max_exec_time * 1000)::bigint AS maximum
        FROM \(view) s LEFT JOIN pg_roles r ON r.oid = s.userid
        WHERE s.dbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
        ORDER BY s.total_exec_time DESC, s.calls DESC, s.queryid, s.userid LIMIT $1::bigint
        """
    }
}
