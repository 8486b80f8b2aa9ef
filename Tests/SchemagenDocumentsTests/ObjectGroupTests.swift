import Testing

/// How the index puts tables together.
@Suite struct ObjectGroupTests {
    /// The headings of the index with the tables below them.
    private func groups(_ text: String) throws -> [String] {
        let page = try #require(try pages("schema S { databases: [postgresql(15)] }\n" + text)["README.md"])
        var groups: [String] = []
        for line in page.split(separator: "\n") {
            if line.hasPrefix("## ") {
                groups.append(String(line.dropFirst(3)) + ":")
            } else if line.hasPrefix("| [`"), !groups.isEmpty {
                groups[groups.count - 1] += " " + line.dropFirst(4).prefix { $0 != "`" }
            }
        }
        return groups.filter { $0.contains(": ") }
    }

    private func table(_ name: String, _ members: String...) -> String {
        "table \(name) {\n    id: Int64 @primaryKey\n" + members.map { "    \($0)\n" }.joined() + "}\n"
    }

    @Test func whatIsSaidComesFirst() throws {
        let text =
            table("A") + "namespace n {\n" + table("B", "a: A.ID @index") + "}\n"
            + "table C @group(\"Group\") {\n    id: Int64 @primaryKey\n    a: A.ID @index\n}\n"
        #expect(try groups(text) == ["n: B", "Group: C", "Other tables: A"])
    }

    @Test func viewsAndEnumsStandBesideTheTablesOfTheirGroup() throws {
        let text = """
            schema S { databases: [postgresql(15)] }
            enum Odd @group("Group") { one }
            enum Alone { one }
            table A @group("Group") {
                id: Int64 @primaryKey
            }
            view V @group("Group") {
                id: Int64
            } = sql "SELECT id FROM a"
            """
        let page = try #require(try pages(text)["README.md"])
        #expect(page.contains("\nWith them: view [`V`](views/V.md), enum [`Odd`](enums/Odd.md).\n"), "\(page)")
        #expect(page.components(separatedBy: "With them").count == 2)
    }

    @Test func foreignKeysThatMustBeThereBind() throws {
        let text =
            table("Order", "customer: Customer.ID @index") + table("Customer", "referrer: Customer.ID? @index")
            + table("Item", "product: Product.ID @index", "order: Order.ID @index @onDelete(cascade)")
            + table("Product")
            + table("Price", "product: Product.ID @index") + table("Log", "order: Order.ID? @index")
        #expect(try groups(text) == ["Customer: Order Customer Item", "Product: Product Price", "Other tables: Log"])
    }

    @Test func circlesEnd() throws {
        let text =
            table("A", "b: B.ID @index @deferrable") + table("B", "c: C.ID @index @deferrable")
            + table("C", "a: A.ID @index @deferrable") + table("D", "c: C.ID @index")
        #expect(try groups(text) == ["A: A B C D"])
    }

    @Test func aloneThereIsOneHeading() throws {
        #expect(try groups(table("A") + table("B")) == ["Tables: A B"])
    }
}
