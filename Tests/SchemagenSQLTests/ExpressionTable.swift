import SchemagenDatabases
import SchemagenPlanning
import SchemagenLanguage
import SchemagenModel
import SchemagenTestSupport

@testable import SchemagenSQL

/// A table with a column of each type that has operators, and rows of nasty values: the ground on which the databases'
/// answers are compared.
struct ExpressionTable {
    let table: Table
    let schema: Schema
    let index: SchemaIndex
    let scope: ExpressionScope

    init() {
        let plan = Enumeration(
            info: ObjectInfo(name: "Plan", sqlName: "Plan \"x\""), storage: .native,
            cases: [.init(name: "free", sqlName: "it's free"), .init(name: "team", sqlName: "team")])
        let rating = Enumeration(
            info: ObjectInfo(name: "Rating", sqlName: "rating"), storage: .check,
            cases: [.init(name: "free", sqlName: "free"), .init(name: "team", sqlName: "a'b")])
        table = Table(
            info: ObjectInfo(name: "Sample", sqlName: "samples"),
            columns: [
                Column(name: "id", sqlName: "id", type: .int64),
                Column(name: "i16", sqlName: "I16", type: .int16, isNullable: true),
                Column(name: "i32", sqlName: "order", type: .int32, isNullable: true),
                Column(name: "i64", sqlName: "i64", type: .int64),
                Column(name: "d", sqlName: "d", type: .double, isNullable: true),
                Column(name: "e", sqlName: "e", type: .double),
                Column(name: "f", sqlName: "f", type: .float, isNullable: true),
                Column(name: "m", sqlName: "m", type: .decimal(precision: 10, scale: 2), isNullable: true),
                Column(name: "n", sqlName: "n", type: .decimal(precision: 18, scale: 6)),
                Column(name: "k", sqlName: "k", type: .decimal(precision: 4, scale: 0)),
                Column(name: "s", sqlName: "s", type: .string(maximumLength: nil), isNullable: true),
                Column(
                    name: "t", sqlName: "t", type: .string(maximumLength: 40),
                    collation: SQLText(postgresql: "insensitive", sqlite: "NOCASE")),
                Column(name: "c", sqlName: "c", type: .char(length: 6), isNullable: true),
                Column(name: "v", sqlName: "v", type: .citext, isNullable: true),
                Column(name: "b", sqlName: "b", type: .bool, isNullable: true),
                Column(name: "g", sqlName: "g", type: .bool),
                Column(name: "p", sqlName: "p", type: .enumeration("Plan"), isNullable: true),
                Column(name: "q", sqlName: "q", type: .enumeration("Plan")),
                Column(name: "r", sqlName: "r", type: .enumeration("Rating"), isNullable: true),
            ])
        schema = Schema(name: "Test", enums: [plan, rating], tables: [table])
        index = SchemaIndex(schema)
        var columns: [String: ExpressionColumn] = [:]
        for column in table.columns {
            columns[column.name] = ExpressionColumn(type: ValueType(column.type), isNullable: column.isNullable)
        }
        scope = ExpressionScope(
            context: .check, columns: columns, value: nil, enumerations: index.enums, sequences: [], databases: .all)
    }

    /// The expression with its types; nil where it has none.
    func check(_ syntax: ExpressionSyntax) -> Expression? {
        var bag = DiagnosticBag()
        let result = ExpressionChecker(scope: scope).check(syntax, expecting: .any, diagnostics: &bag)
        return bag.hasErrors ? nil : result
    }

    func postgresql(_ expression: Expression) -> (String, ExpressionProblem?) {
        var writer = PostgreSQLExpressionWriter(context: ExpressionContext(index: index, columns: ColumnScope(table)))
        let text = writer.text(expression)
        return (text, writer.problem)
    }

    func sqlite(_ expression: Expression) -> (String, ExpressionProblem?) {
        var writer = SQLiteExpressionWriter(context: ExpressionContext(index: index, columns: ColumnScope(table)))
        let text = writer.text(expression)
        return (text, writer.problem)
    }

    /// Column by column, rows that go to the edges; nil is NULL. Decimals are written with their point.
    static let rows: [[String?]] = [
        [nil, nil, "0", nil, "0", nil, nil, "0", "0", nil, "", nil, nil, nil, "f", nil, "it's free", nil],
        [
            "1", "2", "3", "0.5", "2.5", "0.1", "1.25", "2.000005", "7", "a", "A", "a  ", "A", "t", "t", "team", "team",
            "free",
        ],
        [
            "-32768", "-2147483648", "-9223372036854775808", "1.7976931348623157e308", "-1.7976931348623157e308",
            "3.4028235e38",
            "-99999999.99", "-999999999999.999999", "-9999", "É'", "é", "É'é", "é", "f", "f", "it's free", "team",
            "a'b",
        ],
        [
            "32767", "2147483647", "9223372036854775807", "5e-324", "0.49999999999999994", "1e-45", "99999999.99",
            "999999999999.999999", "9999", "🦆é", " a ", "ab", "aB", "t", "f", "team", "it's free", "a'b",
        ],
        [
            "-1", "-7", "-9", "-0.5", "4503599627370497.5", "-0.05", "-0.05", "0.000001", "-1", "  b  ", "Straße", "",
            "STRASSE",
            "f", "t", nil, "team", nil,
        ],
        [
            "7", "10", "2305843009213693952", "9007199254740993", "-2.5", "1.5", "0.05", "-1.500000", "1",
            "\t a", "aé", "😀", "a", "t", "t", "team", "team", "free",
        ],
        [
            "0", "0", "1", "1e154", "1e-200", "-1", "0.01", "0.500000", "0", "ab", "ab", "b", nil, "t", "f", "team",
            "it's free", nil,
        ],
    ]

    func makePostgreSQL(_ connection: PostgreSQLConnection) throws {
        try makeCitext(connection)
        try makeInsensitiveCollation(connection)
        try connection.execute(script([.createEnum(schema.enums[0]), .createTable(table, deferring: [])], .postgresql))
        for (number, row) in Self.rows.enumerated() {
            let values = row.map { $0.map(Quoting.literal) ?? "NULL" }.joined(separator: ", ")
            try connection.execute("INSERT INTO samples VALUES (\(number), \(values))")
        }
    }

    func makeSQLite(_ database: SQLiteDatabase) throws {
        try database.execute(script([.createTable(table, deferring: [])], .sqlite))
        for (number, row) in Self.rows.enumerated() {
            var values: [String] = []
            for (value, column) in zip(row, table.columns.dropFirst()) {
                guard let value else {
                    values.append("NULL")
                    continue
                }
                switch column.type {
                case .int16, .int32, .int64: values.append(value)
                case .double: values.append(value.contains(".") || value.contains("e") ? value : value + ".0")
                case .float: values.append("\(Double(Float(value) ?? 0))")
                case .decimal(_, let scale): values.append(LiteralText.unscaled(value, scale: scale))
                case .bool: values.append(value == "t" ? "1" : "0")
                default: values.append(Quoting.literal(value))
                }
            }
            try database.execute("INSERT INTO samples VALUES (\(number), \(values.joined(separator: ", ")))")
        }
    }

    private func script(_ steps: [Step], _ database: Database) -> String {
        MigrationFileWriter.write(
            ChangePlan(
                database: database, migrations: [MigrationPlan(up: steps.map { PlannedStep($0, in: .latter) })]),
            title: "0001", to: schema
        ).up
    }
}
