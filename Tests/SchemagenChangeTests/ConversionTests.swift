import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import Testing

/// Between which types a column changes without a word on how: exactly where every value of the one is a value of the other.
@Suite struct ConversionTests {
    struct Pair: CustomTestStringConvertible {
        var from: String
        var to: String
        var isSafe: Set<Database>
        var testDescription: String { "\(from) to \(to)" }

        init(_ from: String, _ to: String, _ isSafe: Set<Database>) {
            (self.from, self.to, self.isSafe) = (from, to, isSafe)
        }
    }

    static let both: Set<Database> = [.postgresql, .sqlite]
    static let pairs = [
        Pair("Int16", "Int32", both), Pair("Int32", "Int16", []), Pair("Int32", "Int64", both),
        Pair("Int64", "Int32", []),
        Pair("Int16", "Double", both), Pair("Int32", "Double", both), Pair("Int64", "Double", []),
        Pair("Double", "Int64", []),
        Pair("Float", "Double", both), Pair("Double", "Float", []), Pair("Int32", "Bool", []),
        Pair("Bool", "Int32", []),
        Pair("Int32", "Decimal(10, 0)", both), Pair("Int32", "Decimal(9, 0)", []),
        Pair("Int32", "Decimal(12, 2)", [.postgresql]), Pair("Int32", "Decimal(11, 2)", []),
        Pair("Decimal(8, 2)", "Decimal(12, 2)", both), Pair("Decimal(12, 2)", "Decimal(8, 2)", []),
        Pair("Decimal(8, 2)", "Decimal(10, 4)", [.postgresql]), Pair("Decimal(8, 2)", "Decimal(9, 4)", []),
        Pair("Decimal(8, 2)", "Decimal(8, 1)", []), Pair("Decimal(8, 2)", "Int64", []),
        Pair("Int32", "String", both), Pair("Int32", "String(11)", both), Pair("Int32", "String(10)", []),
        Pair("Int64", "String(20)", both), Pair("Int64", "String(19)", []), Pair("String", "Int32", []),
        Pair("String(20)", "String(50)", both), Pair("String(50)", "String(20)", []),
        Pair("String(20)", "String", both),
        Pair("String", "String(20)", []), Pair("Varchar", "String", both), Pair("String", "Varchar", both),
        Pair("Varchar", "String(20)", []), Pair("UUID", "String", [.postgresql]), Pair("UUID", "String(36)", []),
        Pair("String", "UUID", []), Pair("Timestamp(3)", "Timestamp", both), Pair("Timestamp", "Timestamp(3)", []),
        Pair("Timestamp(0)", "Timestamp(3)", both), Pair("Timestamp", "LocalDate", []),
        Pair("LocalDate", "LocalTimestamp", [.postgresql]), Pair("JSON", "String", [.postgresql]),
        Pair("String", "JSON", []),
    ]

    @Test(arguments: pairs)
    func isSafe(pair: Pair) throws {
        func schema(_ type: String) -> String {
            """
            schema Change {
                databases: [postgresql(14), sqlite(3.37)]
            }

            table Order as orders {
                id: Int64 @primaryKey @identity
                value: \(type)?
            }
            """
        }
        let change = try SchemaChange(name: pair.testDescription, before: schema(pair.from), after: schema(pair.to))
        for database in [Database.postgresql, .sqlite] {
            let result = Planner.plan(from: change.before, to: change.after, on: database)
            if pair.isSafe.contains(database) {
                #expect(result.diagnostics.isEmpty)
            } else {
                #expect(result.diagnostics.map(\.code.name) == ["conversion-needed"], "on \(database)")
            }
        }
    }
}
