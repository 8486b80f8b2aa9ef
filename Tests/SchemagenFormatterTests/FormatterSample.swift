/// Text in canonical layout that holds every construct of the grammar.
enum FormatterSample {
    static let everything = #####"""
        // The licence, say.

        /// A shop.
        ///
        /// With two paragraphs.
        schema Shop {
            databases: [postgresql(14), sqlite(3.37)]
            naming: { index: "ix_{table}_{columns}", check: "ck_{table}_{name}" }
            sqliteStorage: strict
            swiftImports: []
            onlineChanges: true
            lint: { "missing-primary-key": error, "unindexed-foreign-key": off }
            limit: -1_000

            // After an empty line.
            other: { "a key": [1, 2], b: {} }
        }

        extension pgcrypto @only(postgresql)
        extension "uuid-ossp" @version("1.1") @schema(public)

        removed table LegacyApproval
        removed column Campaign.notes
        removed case Status.cancelled -> .failed
        removed materialized view "old.view"
        removed sql function "touch()"

        // The statuses.
        enum Status { draft, sent as "was sent", failed was broken @deprecated("use sent") }

        enum Documented as documented_enum was Old @storage(check) @only(postgresql) {
            /// First.
            first,

            // Before the second.
            second as "2nd", // Behind the second.
            third,
            // At the end.
        }

        enum Empty {}

        type EmailAddress = String(320) @storage(domain) check contains(value, "@")

        type Percentage as percentage was Share = Int32
            check notNegative: value >= 0
            check atMostHundred as percentage_limit: value <= 100 @allow(some-code, "for a reason that is long")

        mixin Timestamps {
            createdAt: Timestamp = now()
            updatedAt: Timestamp(3) = now() @touch
        }

        namespace billing as "Billing" {
            sequence number
            sequence invoiceNumber as invoice_no was old: Int64 @options(start: 1, min: -5) @ownedBy(Invoice.number)

            /// In a namespace.
            table Invoice {
                id: Int64
            }
        }

        /// A table.
        table Lead as leads was Prospect: Timestamps, Archivable @unlogged @with(fillfactor: 70) @group("Sales") {
            // The first comment.

            /// The key.
            id: Int64 @primaryKey @identity(always, start: 1_000)
            `where`: [String]? = ["a", "b"] // Trailing.
            index: JSON<Settings> = {}
            other as "Other Name" was before: Decimal(12, 2)? = -1.5e3 @check(other > 0.0 && other != -(-2.0)) @index
            reference: Lead.ID? @onDelete(setNull(a, b)) @deferrable(initially: deferred)
            native: native(postgresql: "tsvector", sqlite: "TEXT")
            ranges: MultiRange<Range<Int32>>?
            text: String = sql(postgresql: "now()", sqlite: "x") @collate("C")

            computed score: Int32 = (opened ? 40 : 0) + (clicked ? 30 : 0) - -1
            computed nested: Int32? = a ? b : c ? d : (e ?? f ?? 0)
            computed truth: Bool = !(a && !b || c == nil) && d in [.x, .y] && e <= f * 2 % 3 / 4

            primaryKey(tenantID, id) as pk include(a, b) @deferrable
            unique(lower(email), name desc nullsFirst) as "u q" using btree where deletedAt == nil @nullsNotDistinct
            index(slug ops("text_pattern_ops"), title collate("C") asc nullsLast) as slug_idx using gin include(title)
            index(sql("lower(email)"))
            check endsAfterStart as chk was order: endsAt > startsAt @notValid
            foreignKey(tenantID, leadID) as fk references Lead(tenantID, id) @onDelete(cascade) @matchFull
            foreignKey(a) references Lead
            exclude using gist (room with "=", during with "&&") as no_overlap where !isCancelled @deferrable

            partition by range(createdAt, id) {
                /// In spring.
                spring as spring_2025 from ("2025-03-01", minvalue) to ("2025-06-01", maxvalue)
                summer from ("2025-06-01") to ("2025-09-01") {
                    primaryKey(tenantID, id) as summer_pk @partOf(pk)
                    index(region)
                    foreignKey(a) as summer_a references Lead @onDelete(cascade)
                    exclude using gist (room with "=")

                    partition by hash(id) {
                        even modulus 2 remainder 0
                        odd modulus 2 remainder 1
                    }
                }
                listed in ["DE", "FR"]
                other default
            }
        }

        table Log {
            partition by list(country) managed externally
        }

        table Nothing {}

        virtual table Search as search using "fts5(title, body)" @only(sqlite) {
            title: String
        }

        view ActiveLead as active_leads uses Lead, Log.id, "f()" @deprecated("no") {
            id: Lead.ID
        } = sql """
            select id
              from leads

            where a = ""
            """

        materialized view LeadCount {
            total: Int64
            unique(total)
        } = sql(
            postgresql: """
                select 1
                """,
            sqlite: "select 2"
        )

        sql function "touch()" @only(postgresql) #"""
            select """x"""
            """#

        sql event trigger "watch" on Lead uses "touch()" """
            create
            """ drop """
            drop
            """

        sql default privileges "p" (postgresql: "grant", sqlite: "nothing") drop "revoke"
        // The end.

        """#####
}
