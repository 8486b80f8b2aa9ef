import Foundation
import SchemagenDocuments
import SchemagenModel
import Testing

/// Rules that hold for the pages of every schema, on the repository's own and on one with nearly everything.
@Suite struct WholeSchemaTests {
    private static let schemas: [String] = [
        ShopSchema.text,
        (try? String(
            contentsOf: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().appending(path: "Schema/leadgen.schema"), encoding: .utf8)) ?? "",
    ]

    @Test(arguments: schemas) func pagesAreWellFormed(_ text: String) throws {
        let pages = try pages(text)
        #expect(pages.count > 5)
        #expect(findings(in: pages) == [])
    }

    @Test(arguments: schemas) func everyObjectHasAPageAndStandsInTheIndex(_ text: String) throws {
        let schema = try schema(text)
        let pages = pages(of: schema)
        let paths =
            schema.tables.map { "tables/\($0.info.name).md" } + schema.views.map { "views/\($0.info.name).md" }
            + schema.enums.map { "enums/\($0.info.name).md" } + schema.types.map { "types/\($0.info.name).md" }
        #expect(Set(pages.keys.filter { $0.hasSuffix(".md") }) == Set(paths + ["README.md", "glossary.md"]))
        let pictures = pages.keys.filter { $0.hasSuffix(".svg") }
        #expect(pictures.contains("diagrams/schema.svg"))
        #expect(pictures.count > 1)
        let index = try #require(pages["README.md"])
        #expect(
            MarkdownReader(index).links.sorted()
                == (paths + pictures + ["glossary.md"]
                + schema.opaqueObjects.compactMap { $0.table.map { "tables/\($0).md" } })
                .sorted())
        for item in schema.namespaces { #expect(index.contains("| namespace | `\(item.sqlName)`")) }
        for item in schema.sequences { #expect(index.contains("| sequence | `\(item.info.sqlName)`")) }
    }

    @Test(arguments: schemas) func everyPartOfATableIsOnItsPage(_ text: String) throws {
        let schema = try schema(text)
        let pages = pages(of: schema)
        for table in schema.tables {
            let page = pages["tables/\(table.info.name).md"]
            let columns = section("Columns", of: page)
            #expect(columns.count == table.columns.count + 2)
            for column in table.columns {
                #expect(columns.contains { $0.hasPrefix("| `\(column.sqlName)` | `\(column.name): ") })
            }
            let keys = section("Keys and indexes", of: page)
            let names =
                [table.primaryKey?.info.sqlName].compactMap { $0 } + table.uniques.map(\.info.sqlName)
                + table.exclusions.map(\.info.sqlName) + table.indexes.map(\.sqlName)
            #expect(keys.count == (names.isEmpty ? 0 : names.count + 2))
            for name in names { #expect(keys.contains { $0.hasPrefix("| `\(name)` |") }) }
            for check in table.checks {
                #expect(section("Checks", of: page).contains { $0.hasPrefix("| `\(check.info.sqlName)` |") })
            }
            for property in table.computed {
                #expect(section("Computed in Swift", of: page).contains { $0.hasPrefix("| `\(property.name): ") })
            }
        }
    }

    @Test(arguments: schemas) func everyRelationIsThereInBothDirections(_ text: String) throws {
        let schema = try schema(text)
        let pages = pages(of: schema)
        var relations = 0
        for table in schema.tables {
            for foreignKey in table.foreignKeys {
                relations += 1
                let name = "`\(foreignKey.info.sqlName)`"
                let outgoing = section("References", of: pages["tables/\(table.info.name).md"])
                #expect(outgoing.filter { $0.contains(name) && $0.contains("(\(foreignKey.table).md)") }.count == 1)
                let incoming = section("Referenced by", of: pages["tables/\(foreignKey.table).md"])
                #expect(incoming.filter { $0.contains(name) && $0.contains("(\(table.info.name).md)") }.count == 1)
            }
        }
        #expect(relations > 3)
    }

    @Test(arguments: schemas) func theSameSchemaGivesTheSameBytes(_ text: String) throws {
        let first = DocumentGenerator.files(for: try schema(text))
        let second = DocumentGenerator.files(for: try schema(text))
        #expect(first == second)
        #expect(first.map(\.name) == first.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func indexesAreCountedByTheirOrigin() throws {
        let index = try pages(
            """
            table A { id: Int64 @primaryKey  a: Int32 @index  b: Int32 @index  index(a, b) as a_both  unique(b) as a_few where a > 0 }
            table B { id: Int64 @primaryKey  a: Int32 @unique }
            """)["README.md"]
        #expect(
            index?.contains("- 4 indexes besides those of keys: 2 declared with their column, 2 with their table\n")
                == true)
        #expect(index?.contains("- 1 unique constraint\n") == true)
    }

    @Test func aSchemaOfNothingHasAnIndex() throws {
        let pages = try pages("schema Empty { databases: [sqlite(3.37)] }")
        #expect(
            pages == [
                "README.md": """
                <!-- Generated by schemagen from the schema; do not edit. -->

                # Empty

                For SQLite 3.37 or later.

                Nothing is declared yet.

                """
            ])
    }

    @Test func oneDatabaseHasOneColumnOfTypes() throws {
        let page = try pages(
            """
            schema Small { databases: [sqlite(3.37)] }
            table A @sqliteStorage(declared) { id: Int64 @primaryKey @identity @autoincrement  on: Bool }
            """)["tables/A.md"]
        #expect(section("Columns", of: page).first == "| Column | Swift | SQLite | Default | Meaning |")
        #expect(section("Options", of: page) == ["- SQLite: types as declared, not strict"])
    }
}
