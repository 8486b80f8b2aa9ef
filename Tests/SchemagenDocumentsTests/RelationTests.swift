import Testing

/// Relations on pages and in diagrams, in both directions.
@Suite struct RelationTests {
    private func diagram(_ table: String, _ pages: [String: String]) -> MermaidReader {
        MermaidReader(MarkdownReader(pages["tables/\(table).md"] ?? "").diagrams.first ?? "")
    }

    @Test func cardinalities() throws {
        let pages = try pages(
            """
            table Parent as parents { id: Int64 @primaryKey }
            table Child as children {
                id: Int64 @primaryKey
                required: Parent.ID @index
                optional: Parent.ID? @index
                single: Parent.ID @unique
                perhaps: Parent.ID? @unique
                hot: Parent.ID
                some: Parent.ID?
                unique(hot) where hot > 0
                unique(some desc) using btree
            }
            table Extension as extensions { id: Parent.ID @primaryKey }
            """)
        let relations = [
            "parents ||--o{ children : required", "parents |o--o{ children : optional",
            "parents ||--o| children : single", "parents |o--o| children : perhaps", "parents ||--o{ children : hot",
            "parents |o--o| children : some",
        ]
        #expect(diagram("Child", pages).relations == relations)
        #expect(diagram("Parent", pages).relations == relations + ["parents ||--o| extensions : id"])
        #expect(diagram("Extension", pages).attributes["t0"] == ["Parent_ID id PK, FK"])
        #expect(
            section("Referenced by", of: pages["tables/Parent.md"]).filter { $0.contains("at most one") }.count == 4)
        #expect(findings(in: pages) == [])
    }

    @Test func compositeKeysAndUniquesInAnotherOrder() throws {
        let pages = try pages(
            """
            table Order as orders { tenant: Int32  number: Int64  primaryKey(tenant, number) }
            table Item as lines {
                id: Int64 @primaryKey
                tenant: Int32
                number: Int64?
                unique(number, tenant)
                foreignKey(tenant, number) references Order(tenant, number) @onDelete(cascade)
            }
            """)
        #expect(diagram("Item", pages).relations == ["orders |o--o| lines : tenant, number"])
        #expect(diagram("Item", pages).attributes["t0"] == ["Int64 id PK", "Int32 tenant FK", "Int64 number FK"])
        #expect(diagram("Item", pages).attributes["t1"] == ["Int32 tenant PK", "Int64 number PK"])
        #expect(
            section("References", of: pages["tables/Item.md"]).last
                == "| `tenant`, `number` | [`Order`](Order.md) `tenant`, `number` | cascade | `lines_tenant_number_fkey` |"
        )
        #expect(
            section("Referenced by", of: pages["tables/Order.md"]).last
                == "| [`Item`](Item.md) | `tenant`, `number` | cascade | at most one | `lines_tenant_number_fkey` |")
    }

    @Test func aTableThatRefersToItselfIsDrawnOnce() throws {
        let pages = try pages("table Node as nodes { id: Int64 @primaryKey  parent: Node.ID? @index }")
        #expect(diagram("Node", pages).relations == ["nodes |o--o{ nodes : parent"])
        #expect(diagram("Node", pages).entities == ["t0": "nodes"])
        #expect(section("Referenced by", of: pages["tables/Node.md"]).count == 3)
    }

    @Test func tablesThatReferToOneAnother() throws {
        let pages = try pages(
            """
            table A { id: Int64 @primaryKey  b: B.ID? @index }
            table B { id: Int64 @primaryKey  a: A.ID? @index }
            """)
        #expect(diagram("A", pages).relations == ["b |o--o{ a : b", "a |o--o{ b : a"])
        #expect(diagram("B", pages).relations == ["a |o--o{ b : a", "b |o--o{ a : b"])
    }

    @Test func aTableWithoutRelationsHasNoDiagram() throws {
        let page = try #require(try pages("table A { id: Int64 @primaryKey }")["tables/A.md"])
        #expect(!page.contains("mermaid") && !page.contains("## Diagram"))
    }

    @Test func theDiagramOfAHubIsCapped() throws {
        var text = "table Lead as leads { id: Int64 @primaryKey  first: Child0.ID? @index }\n"
        for number in 0..<40 { text += "table Child\(number) { id: Int64 @primaryKey  lead: Lead.ID @index }\n" }
        let pages = try pages(text)
        let page = pages["tables/Lead.md"]
        #expect(
            section("Diagram", of: page).first
                == "The diagram shows 16 of 41 relations; the tables above list all of them.")
        #expect(diagram("Lead", pages).relations.count == 16)
        #expect(diagram("Lead", pages).relations.first == "child0 |o--o{ leads : first")
        #expect(section("Referenced by", of: page).count == 42)
        #expect(!(pages["tables/Child1.md"] ?? "").contains("The diagram shows"))
        #expect(findings(in: pages) == [])
    }

    @Test func longNamesAndKeysStayUnderTheLimit() throws {
        let name = String(repeating: "a", count: 58)
        var parent = "table Parent as \(name)1 {\n"
        var child = "table Child as \(name)2 {\n id: Int64 @primaryKey\n"
        var keys: [String] = []
        for number in 10..<42 {
            parent += " k\(number) as \(name)\(number): Int64\n"
            child += " c\(number) as \(name)\(number): Int64\n"
            keys.append("\(number)")
        }
        let parentKeys = keys.map { "k\($0)" }.joined(separator: ", ")
        let childKeys = keys.map { "c\($0)" }.joined(separator: ", ")
        parent += " primaryKey(\(parentKeys))\n}\n"
        child +=
            " index(\(childKeys)) as child_keys\n foreignKey(\(childKeys)) as child_parent references Parent(\(parentKeys))\n}\n"
        let pages = try pages(parent + child)
        #expect(findings(in: pages) == [])
        #expect(diagram("Child", pages).relations.count == 1)
    }

    @Test func wordsOfMermaidAndMarksOfKeysAreNoTrouble() throws {
        let pages = try pages(
            """
            table Thing as erDiagram { pk: Int64 @primaryKey  fk: Style.ID @index  uk as "UK": Style.ID? @index }
            table Style as style { id as "1st id?": Int64 @primaryKey }
            """)
        #expect(findings(in: pages) == [])
        #expect(
            diagram("Thing", pages).attributes == [
                "t0": ["Int64 pk_ PK pk", "Style_ID fk_ FK fk", "Style_ID UK_ FK UK"],
                "t1": ["Int64 c1st_id PK 1st id?"],
            ])
    }
}
