/// Schemas of any size for measuring: each table has 10 columns, a foreign key, two indexes and a check.
enum BenchmarkSchema {
    /// The text of a schema.
    static func text(tables: Int) -> String {
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
            text += """

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
        }
        return text
    }
}
