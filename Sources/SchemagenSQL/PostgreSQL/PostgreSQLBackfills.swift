import SchemagenModel
import SchemagenPlanning

extension PostgreSQLWriter {
    /// Gives columns their values in every row that has none. The trigger of `@touch` does not count this as a change.
    ///
    /// The condition stands in parentheses at the end: the runner adds the range of a batch behind it.
    mutating func write(_ backfill: Backfill, to out: inout StatementBuffer) {
        guard let owner = index.tables[backfill.table] else { return }
        let scope = scope(of: owner)
        let isTouched = owner.columns.contains { $0.isTouched && $0.databases.contains(.postgresql) }
        let trigger = Quoting.identifier(TouchTrigger.name(for: owner))
        if isTouched {
            switch backfill.stillness {
            case .switchedOff: out.statement("ALTER TABLE \(scope.owner) DISABLE TRIGGER \(trigger)")
            case .asked: out.statement("SET LOCAL \(TouchTrigger.muting) = 'on'")
            case .gone: break
            }
        }
        let isOne = backfill.values.count == 1
        var settings: [String] = []
        var conditions: [String] = []
        for value in backfill.values {
            let name = Quoting.identifier(value.column.sqlName)
            let text = text(of: value, in: backfill.table, scope)
            settings.append("\(name) = " + (isOne ? text : "coalesce(\(name), \(text))"))
            // A row for which there is no value would be looked for again and again.
            let condition = "\(name) IS NULL" + (value.isNullForSomeRows ? " AND (\(text)) IS NOT NULL" : "")
            conditions.append(value.isNullForSomeRows && !isOne ? "(\(condition))" : condition)
        }
        out.begin(comment: backfill.form == .rest ? "Rows that came after the others were filled." : nil)
        out.put(
            """
            UPDATE \(scope.owner)
                SET \(settings.joined(separator: ",\n        "))
                WHERE (\(conditions.joined(separator: " OR ")))
            """)
        out.end()
        guard backfill.batches == nil else { return }
        // Deferred checks of these rows would keep the table from being altered in this transaction.
        out.statement("SET CONSTRAINTS ALL IMMEDIATE")
        if isTouched, backfill.stillness == .switchedOff {
            out.statement("ALTER TABLE \(scope.owner) ENABLE TRIGGER \(trigger)")
        }
    }

    private mutating func text(of value: Backfill.Value, in table: String, _ scope: ColumnScope) -> String {
        filled(value.expression, value.column, scope, in: Subject(table, value.column.name))
    }

    /// A value for a column of rows that are there.
    mutating func filled(
        _ value: Expression, _ column: Column, _ scope: ColumnScope, in subject: Subject
    ) -> String {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index, columns: scope))
        let text = writer.value(value, for: column.type)
        diagnostics.add(writer.problem, in: subject, on: .postgresql, at: column.anchor)
        return text
    }
}
