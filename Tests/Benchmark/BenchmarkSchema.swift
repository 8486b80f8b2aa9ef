/// Schemas of any size for measuring: each table has 10 columns, a foreign key, two indexes and a check.
enum BenchmarkSchema {
    /// What is another in the schema after: one of each in as many tables, spread over the whole schema.
    private static let edits: [(from: String, to: String)] = [
        ("note: String?", "note: String?\n    remark: String?"),
        ("note: String?", "note: String?\n    weight: Int32 = 1 @check(weight > 0)"),
        ("note: String?", "remark was note: String?"),
        ("String(200) @index", "String(400) @index"),
        ("count: Int32 = 0", "count: Int64 = 0"),
        ("count: Int32 = 0 @check(count >= 0)", "count: Int32 = 1 @check(count >= 1)"),
        ("token: UUID = uuid()", "token: UUID? = uuid()"),
        ("note: String?", "note: String @backfill(\"\")"),
        ("createdAt: Timestamp = now()", "createdAt: Timestamp = now() @index"),
        ("@onDelete(cascade)", "@onDelete(setNull)"),
    ]

    /// The text of the schema after, which differs from the one of that size in ten places.
    static func changedText(tables: Int) -> String {
        text(tables: tables, edits: edits)
    }

    /// The text of a schema.
    static func text(tables: Int) -> String { text(tables: tables, edits: []) }

    private static func text(tables: Int, edits: [(from: String, to: String)]) -> String {
        var text = """
            /// A schema for measuring.
            schema Measure {
                databases: [postgresql(14), sqlite(3.37)]
            }

            /// Where a thing stands.
            enum Status { draft, active, archived }

            """
        for number in 0..<tables {
            let parent = number == 0 ? 0 : (number - 1) / 2
            var table = """

                /// Table number \(number); it is here to be measured.
                table Thing\(number) as things_\(number) {
                    id: Int64 @primaryKey @identity
                    parentID: Thing\(parent).ID? @index @onDelete(cascade)
                    name: String(200) @index
                    /// What it is about.
                    note: String?
                    status: Status = .draft
                    count: Int32 = 0 @check(count >= 0)
                    price: Decimal(12, 2) = 0
                    isActive: Bool = true
                    createdAt: Timestamp = now()
                    token: UUID = uuid()

                    computed isOpen: Bool = isActive && status != .archived
                }

                """
            for (offset, edit) in edits.enumerated() where number == offset * tables / edits.count {
                table.replace(edit.from, with: edit.to)
            }
            text += table
        }
        return text
    }
}
