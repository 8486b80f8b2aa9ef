import SchemagenEvolution
import SchemagenLanguage
import SchemagenModel

/// What fills columns, said by what rows have before the change: a fill that reads a column which is filled itself gets that
/// column's fill in its place. So no fill depends on the order in which others are carried out, and on SQLite none names a
/// column that the old table lacks.
struct FillExpressions {
    private let table: String
    /// What stands in rows in place of columns that come or get their values now, by Swift name.
    private var values: [String: Expression] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(of table: Table, added: [Column], kept: [ColumnChange], _ old: Structure, _ new: Structure) {
        self.table = table.info.name
        for column in added {
            if let value = column.generated?.value ?? column.backfill ?? new.index.defaultValue(of: column) {
                values[column.name] = value
            } else if column.identity == nil {
                values[column.name] = Expression(.null, type: .null, isNullable: true)
            }
        }
        for column in kept
        where old.isNullable(column.from) && !new.isNullable(column.to) && column.to.generated == nil {
            guard let fill = column.to.backfill ?? new.index.defaultValue(of: column.to), column.to.convert == nil
            else {
                continue
            }
            let itself = Expression(.column(column.to.name), type: fill.type, isNullable: true)
            values[column.to.name] = Expression(.infix(.coalesce, itself, fill), type: fill.type, isNullable: false)
        }
    }

    /// An expression of a column that reads nothing but what rows have before.
    mutating func resolved(_ expression: Expression?, of column: Column) -> Expression? {
        guard let expression else { return nil }
        guard reads(expression, besides: column.name) else { return expression }
        var path = [column.name]
        guard let result = replace(expression, &path) else {
            diagnostics.append(
                Diagnostic(
                    .changeNotPlanned,
                    "`\(table).\(column.name)` is filled from a column that has no value of its own by then",
                    at: column.anchor.span, fixes: [.init("make it two changes: fill one column first, then the other")]
                ))
            return expression
        }
        return result
    }

    private func reads(_ expression: Expression, besides name: String) -> Bool {
        var isFound = false
        expression.forEachColumn { if $0 != name, values[$0] != nil { isFound = true } }
        return isFound
    }

    /// - Returns: nil where columns are filled from one another in a circle, or a value would be another in each place.
    private func replace(_ expression: Expression, _ path: inout [String]) -> Expression? {
        var failed = false
        let result = expression.replacingColumns { read in
            // A column that is filled where it has no value reads its own.
            guard case .column(let name) = read.kind, name != path.last, let value = values[name] else { return read }
            guard !path.contains(name), !value.isVolatile else {
                failed = true
                return read
            }
            path.append(name)
            defer { path.removeLast() }
            guard let inner = replace(value, &path) else {
                failed = true
                return read
            }
            return Self.fitting(inner, read.type)
        }
        return failed ? nil : result
    }

    /// A decimal counts the digits of the column that it stands for.
    private static func fitting(_ value: Expression, _ type: ValueType) -> Expression {
        guard case .decimal(_, let scale) = type, value.type != type else { return value }
        if case .number = value.kind { return Expression(value.kind, type: type, isNullable: false) }
        let digits = Expression(.integer(Int64(scale)), type: .integer(.int16), isNullable: false)
        return Expression(.call(.decimal, [value, digits]), type: type, isNullable: value.isNullable)
    }
}

extension Expression {
    /// The same with something else in the place of each column that is read.
    fileprivate func replacingColumns(_ body: (Expression) -> Expression) -> Expression {
        replacingLeaves { leaf in if case .column = leaf.kind { body(leaf) } else { leaf } }
    }
}
