import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

/// Whole files, as a user writes them: what is found, where it is underlined, and that it is found once.
@Suite struct ValidationTextTests {
    /// The findings of all stages as `line: code: underlined text`.
    private func findings(_ text: String) -> [String] {
        let file = SourceFile(path: "test.schema", text: text)
        let parsed = Parser.parse(file)
        var bag = DiagnosticBag()
        bag.add(contentsOf: parsed.diagnostics)
        let resolved = Resolver.resolve(parsed.tree)
        bag.add(contentsOf: resolved.diagnostics)
        if let schema = resolved.schema { bag.add(contentsOf: Validator.validate(schema)) }
        return bag.sorted.map {
            "\(file.location(at: $0.span.start).line): \($0.code.name): \(file.text(of: $0.span))"
        }
    }

    @Test func aWholeFileWithoutFindings() {
        #expect(
            findings(
                """
                schema LeadGen {
                    naming: { index: "ix_{table}_{columns}" }
                }

                enum ResponseStatus { pending, scheduled, sending, sent, failed, cancelled }

                type EmailAddress = String(320) check contains(value, "@")

                mixin Timestamps {
                    createdAt: Timestamp = now()
                    updatedAt: Timestamp = now() @touch
                }

                table Lead as leads {
                    id: Int64 @primaryKey @identity
                    email: EmailAddress @unique
                }

                table AutoResponse as auto_responses: Timestamps {
                    id: Int64 @primaryKey @identity
                    leadID: Lead.ID @index @onDelete(cascade)
                    subject: String(500)
                    personalization as personalization_data: JSON = {}
                    scheduledAt: Timestamp?
                    status: ResponseStatus = .pending
                    toAddress: EmailAddress? @sensitive
                    openCount: Int32 = 0 @check(openCount >= 0)
                    emailOpened: Bool = false
                    emailClicked: Bool = false
                    trackingToken: UUID = uuid() @unique

                    computed engagementScore: Int32 = (emailOpened ? 40 : 0) + (emailClicked ? 30 : 0)
                    computed openRate: Double? = Double(openCount) / Double(openCount)

                    unique(leadID, subject)
                    index(status, scheduledAt desc) as idx_status_scheduled where status in [.pending, .scheduled]
                    check sentHasRecipient: status != .sent || toAddress != nil
                }
                """) == [])
    }

    @Test func whatSQLiteLacksIsFoundOnce() {
        #expect(
            findings(
                """
                sequence invoiceNumber: Int64
                table A as as_table {
                    id: Int64 @primaryKey
                    address: Inet
                    number: Int64 @identity
                    tags: [String] @index(using: gin)
                    exclude using btree (id with "=")
                }
                materialized view B as b_view { id: Int64 } = sql "select 1 as id"
                virtual table C as c_table using "fts5(title)" { title: String }
                """) == [
                    "1: postgresql-only: invoiceNumber",
                    "4: postgresql-only: address",
                    "5: postgresql-only: number",
                    "6: postgresql-only: tags",
                    "7: postgresql-only: exclude using btree (id with \"=\")",
                    "9: postgresql-only: B",
                    "10: sqlite-only: C",
                ])
    }

    @Test func whatIsWrongWithTables() {
        #expect(
            findings(
                """
                enum Empty {}
                table Log as logs { text: String }
                table User as users {
                    id: Int64? @primaryKey
                    order: Int32
                    updatedAt: LocalDate @touch
                    total: Int64 = 1 @generated(order + 1)
                    parentID: User.ID @onDelete(setNull)
                    kind: Int32 @index
                    index(kind, order)
                }
                """) == [
                    "1: enum-without-cases: Empty",
                    "2: missing-primary-key: Log",
                    "4: nullable-primary-key: id",
                    "5: reserved-word: order",
                    "6: touch-needs-timestamp: updatedAt",
                    "7: default-on-generated: total",
                    "8: unindexed-foreign-key: parentID",
                    "8: set-null-on-required: parentID",
                    "9: redundant-index: kind",
                ])
    }

    @Test func whatRefersToLessIsFoundOnce() {
        #expect(
            findings(
                """
                table B as b_table @only(postgresql) { id: Int64 @primaryKey }
                table A as a_table {
                    id: Int64 @primaryKey
                    address: Inet @only(postgresql)
                    shape: native(postgresql: "geometry")
                    b: B.ID @index
                    name: String @collate(postgresql: "C")
                    twice: String @generated(name + name) @check(address != nil)
                    index(address)
                    check known: address != nil
                }
                view C as c_view { id: Int64 } = sql(postgresql: "select 1 as id")
                sql trigger "t" on A (postgresql: "create") drop "drop"
                """) == [
                    "5: sql-text-missing: native(postgresql: \"geometry\")",
                    "6: missing-on-database: b",
                    "7: sql-text-missing: name",
                    "8: missing-on-database: @check(address != nil)",
                    "8: never-nil: address",
                    "9: missing-on-database: index(address)",
                    "10: missing-on-database: known",
                    "10: never-nil: address",
                    "12: sql-text-missing: C",
                    "13: sql-text-missing: \"t\"",
                ])
    }

    @Test func allowancesAndLevels() {
        #expect(
            findings(
                """
                schema S { lint: { reserved-word: off, unindexed-foreign-key: error } }
                table Log as logs @allow(missing-primary-key, "append-only") {
                    order: Int32
                    userID: User.ID @allow(unindexed-foreign-key, "users stay")
                }
                table User as users { id: Int64 @primaryKey }
                """) == [])
    }
}
