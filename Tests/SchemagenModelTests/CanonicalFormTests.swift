import SchemagenModel
import Testing

@Suite struct CanonicalFormTests {
    @Test func everythingIsSpelledOut() {
        let expected = #####"""
            // Written by schemagen. Do not edit: this file is compared with the schema.
            schema Test {
                databases: [postgresql(14), sqlite(3.37)]
            }

            extension "uuid-ossp" @version("1.1") @only(postgresql)

            enum Status as status {
                open as open,
                `default` as "by-default" was usual,
            }

            type Mail as mail = String(320)
                check unnamed1 as mail_check: contains(value, "@")

            type Share as share = Int32 @storage(domain)
                check all as share_all: true

            sequence number as numbers: Int64 @options(start: 10, cycle: true) @ownedBy(Person.count) @only(postgresql)

            namespace crm as crm {

                table Person as people @with(autovacuum_enabled: false) @touchTrigger(as: people_touch) {
                    id as id: Int64 @identity(byDefault, sequence: people_id_seq) @autoincrement
                    status as status: Status = .open
                    mail as mail: Mail?
                    share as share: Share
                    `check` as "Check it" was old: String(20) @collate("C")
                    count as count: Int32 @check(count > 0, as: positive) @backfill(1)
                    bossID as boss_id: Person.ID? @unreferenced
                    changed as changed: Timestamp @touch
                    words as words: TSVector @only(postgresql)
                    double as double: Int64 @generated(count)
                    primaryKey(id) as people_pkey
                    unique(mail) as people_mail_key @nullsNotDistinct @deferrable(initially: deferred) @only(postgresql)
                    check isNamed as named: count > 0 @notValid @only(postgresql)
                    foreignKey(bossID) as people_boss_id_fkey references Person(id) @onDelete(setNull(bossID))
                    unique(mail desc nullsLast, lower(check)) as people_hot using btree include(count) where count > 0 @with(fillfactor: 70)
                }
            }

            view Boss as bosses uses Person, "touch(\"x\")" {
                id as id: Person.ID
            } = sql """
                select id

                  from people
                """

            sql function "touch(\"x\")" @only(postgresql) #"""
                create function
                """
                """# drop "drop it"

            removed column Person.gone
            removed sql function "f()"

            """#####
        let text = CanonicalForm.text(of: CanonicalFixture.schema)
        #expect(text == expected)
        // Line by line, for a failure that can be read.
        for (line, wanted) in zip(text.split(separator: "\n"), expected.split(separator: "\n")) where line != wanted {
            Issue.record("\(line)\n\(wanted)")
            break
        }
    }

    @Test func whatDatabasesDoNotHoldIsLeftOut() {
        let text = CanonicalForm.text(of: CanonicalFixture.schema)
        let edits = Edit.swiftOnly.filter(\.keepsCanonicalText)
        #expect(edits.count > 5)
        for edit in edits {
            var schema = CanonicalFixture.schema
            edit.apply(&schema)
            #expect(CanonicalForm.text(of: schema) == text, "\(edit.name)")
        }
    }

    @Test func orderOfConstraintsIsNothing() {
        var schema = CanonicalFixture.schema
        schema.tables[0].checks.reverse()
        #expect(CanonicalForm.text(of: schema) == CanonicalForm.text(of: CanonicalFixture.schema))
        schema.tables[0].columns.swapAt(0, 1)
        #expect(CanonicalForm.text(of: schema) != CanonicalForm.text(of: CanonicalFixture.schema))
    }

    @Test func documentationIsKeptAsComments() {
        var schema = Schema(name: "Test")
        schema.settings.sqlComments = true
        schema.tables = [
            Table(
                info: ObjectInfo(name: "A", sqlName: "a", documentation: "One.\n\n  Two."),
                columns: [Column(name: "id", sqlName: "id", documentation: "Three.", type: .int64)])
        ]
        #expect(
            CanonicalForm.text(of: schema) == """
                // Written by schemagen. Do not edit: this file is compared with the schema.
                schema Test {
                    databases: [postgresql(14), sqlite(3.37)]
                    sqlComments: true
                }

                /// One.
                ///
                ///   Two.
                table A as a {
                    /// Three.
                    id as id: Int64
                }

                """)
    }

    @Test func emptySchema() {
        #expect(
            CanonicalForm.text(of: Schema(name: "table")) == """
                // Written by schemagen. Do not edit: this file is compared with the schema.
                schema `table` {
                    databases: [postgresql(14), sqlite(3.37)]
                }

                """)
    }

    @Test func typesAsAFileHasThem() {
        #expect(CanonicalForm.text(of: .decimal(precision: 12, scale: 2), isNullable: true) == "Decimal(12, 2)?")
        #expect(CanonicalForm.text(of: .array(.json(swiftType: "Settings"))) == "[JSON<Settings>]")
        #expect(
            CanonicalForm.text(of: .native(NativeType(sql: SQLText("a \"b\""), swift: "Code")))
                == "native(\"a \\\"b\\\"\", swift: \"Code\")")
        #expect(CanonicalForm.text(of: .multiRange(.localTimestamp(precision: 3))) == "MultiRange<LocalTimestamp(3)>")
    }
}
