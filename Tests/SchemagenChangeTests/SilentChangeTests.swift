import SchemagenModel
import Testing

/// Changes of a schema for which a database need not do anything: they have a plan without steps.
@Suite struct SilentChangeTests {
    private func hasSteps(_ database: Database, before: String, after: String) throws -> Bool {
        let change = try SchemaChange(name: "silent", before: before, after: after)
        return try change.files(database).plan.migrations.contains { !$0.up.isEmpty || !$0.down.isEmpty }
    }

    @Test func whatAVirtualTableHasBesidesItsModule() throws {
        func text(_ columns: String) -> String {
            """
            schema Search { databases: [sqlite(3.37)] }
            virtual table Document as documents using "fts5(title, body)" {
                \(columns)
            }
            """
        }
        #expect(try !hasSteps(.sqlite, before: text("title: String"), after: text("title: String\n    body: String?")))
    }

    @Test func whoMakesPartitions() throws {
        func text(_ partitions: String) -> String {
            """
            schema Metrics { databases: [postgresql(14)] }
            table Log as logs {
                at: Timestamp
                partition by range(at) \(partitions)
            }
            """
        }
        let own = text("{ other as logs_other default }")
        let external = text("managed externally")
        #expect(try !hasSteps(.postgresql, before: own, after: external))
        // One that is there already is kept, and stays on the way back.
        let change = try SchemaChange(name: "adopted", before: external, after: own)
        let files = try change.files(.postgresql).files
        #expect(files[0].up.contains("CREATE TABLE IF NOT EXISTS logs_other PARTITION OF logs"))
        #expect(!files[0].down.contains("logs_other"))
    }

    @Test func theVersionOfAnExtensionThatIsNoLongerSaid() throws {
        func text(_ attributes: String) -> String {
            """
            schema Shop { databases: [postgresql(14)] }
            extension citext \(attributes)
            """
        }
        #expect(try !hasSteps(.postgresql, before: text("@version(\"1.6\")"), after: text("")))
        let change = try SchemaChange(name: "version", before: text(""), after: text("@version(\"1.6\")"))
        let files = try change.files(.postgresql).files
        #expect(files[0].up.contains("ALTER EXTENSION citext UPDATE TO '1.6'"))
        #expect(!files[0].down.contains("ALTER EXTENSION"))
    }

    @Test func otherTextsOfAnEnumInLists() throws {
        func text(_ cases: String, _ storage: String = "@storage(check)") -> String {
            """
            schema Shop { databases: [postgresql(15)] }
            enum Tag \(storage) { \(cases) }
            table Paint as paints {
                id: Int64 @primaryKey
                tags: [Tag]?
            }
            """
        }
        #expect(try !hasSteps(.postgresql, before: text("red, green, blue"), after: text("blue, red, green")))
        #expect(try !hasSteps(.postgresql, before: text("red, green"), after: text("red, green, white")))
        // A type of its own is another matter.
        let native = (text("red, green", ""), text("red, green, white", ""))
        #expect(try hasSteps(.postgresql, before: native.0, after: native.1))
    }
}
