import SchemagenLanguage
import SchemagenModel
import Testing

/// Written canonically and read again, a schema says the same, whatever stands in it.
@Suite struct CanonicalRoundTripTests {
    private func schema(of text: String) -> Schema? {
        let file = SourceFile(path: "test.schema", text: text)
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        let errors = (parsed.diagnostics + resolved.diagnostics).filter { $0.severity == .error }
        for error in errors { Issue.record("\(FileDiagnostic(error, in: file).text)") }
        return errors.isEmpty ? resolved.schema : nil
    }

    private func roundTrip(_ text: String) throws {
        let first = try #require(schema(of: text))
        let canonical = CanonicalForm.text(of: first)
        let second = try #require(schema(of: canonical), "\(canonical)")
        #expect(CanonicalForm.text(of: second) == canonical)
        for database in first.settings.databases {
            #expect(
                Fingerprint.structure(of: first, on: database) == Fingerprint.structure(of: second, on: database),
                "\(database.title):\n\(canonical)")
        }
        #expect(first.declarationOrder == second.declarationOrder)
    }

    @Test func namesLikeWordsOfTheLanguage() throws {
        try roundTrip(
            ##"""
            schema `schema` { naming: { index: "ix_{table}_{columns}", column: "c_{name}", case: "{NAME}" } }

            enum `enum` { `case`, `default`, `true`, plain as "it's \"quoted\"", größe }

            table `table` {
                `check`: Int32
                `index` as "select": Int64 @primaryKey
                computed: String = "a\n\"b\"\\ \u{1F600} ' $$"
                unique: Bool = true
                from: `enum` = .`default`
                größe: Double = 1.5
                `in`: Int32?
                `let`: Int32 = 1
                `null`: Int32? @check(`null` != nil || value > 0)
                value: Int32
                desc: Int32
                `asc`: Int32?
                index(desc desc, `asc` asc nullsFirst)
                check `check`: `check` > 0 && from != .`case`
                check other as "a b": `in` in [1, 2, -3] || from in [.`true`, .plain]
                index(`index` desc, unique)
                unique(`check`) as "weird \"name\"" where computed != nil
            }
            """##)
    }

    @Test func everyType() throws {
        try roundTrip(
            #"""
            schema Types { databases: [postgresql(14)] }

            enum Mood @storage(check) { good, bad }
            type Mail = String(320) check contains(value, "@") check long: length(value) > 3
            type WorkMail = Mail @storage(domain) check short as mail_short: length(value) < 100
            type Moods = Mood @default(.good)
            type Code = Varchar @storage(domain) @notNull @default("it's") @collate("C") check a: value != "" @notValid check b: value != "b"

            table Everything as everything {
                id: UUID = uuid() @primaryKey
                a: Int16 = 1
                b: Float = 1.5
                c: Decimal(20, 4) = 0.5
                d: Decimal
                e: Varchar?
                f: Char(3)
                g: Citext
                h: Data?
                i: Timestamp(3) = now()
                j: LocalTimestamp
                k: LocalDate = today()
                l: LocalTime(2)
                m: Duration
                n: Interval
                o: JSON<Settings<String>> = { "a": [1, 2.5, nil], "b c": { "d": "e" } }
                p: JSONText = []
                q: [String] = ["x", "y"]
                r: [Mood] @storage(external) @compression(lz4) @statistics(500) @with(n_distinct: -0.5)
                s: WorkMail
                t: [Mail]?
                u: Inet
                v: Bits(8)
                w: VarBits
                x: Range<Int32>
                y: MultiRange<Timestamp>
                z: native("geometry(Polygon, 4326)")
                aa: native(postgresql: "varchar(160)", swift: "Code")
                ab: Moods = .bad
                ai: Code @notNull(false)
                aj: Code
                ac: XML?
                ad: TSVector
                ae: HStore?
                af: Everything.ID? @onDelete(setNull)
                ag: [Everything.ID]
                ah: MacAddress8
            }
            """#)
    }

    @Test func constraintsOfEveryKind() throws {
        try roundTrip(
            #"""
            schema Keys { databases: [postgresql(15)] sqlComments: true }

            extension btree_gist @version("1.5") @schema(public)

            /// People.
            ///
            ///   Indented.
            table Person as people @with(fillfactor: 70, autovacuum_enabled: false, toast: { autovacuum_enabled: off, vacuum_truncate: true }) @rowSecurity(forced) @unlogged @replicaIdentity(index: pk) @clusterOn(people_name_idx) {
                /// The number.
                id: Int64 @primaryKey(as: pk) @identity(always, start: 5, increment: -2, min: -10, max: 10, cache: 3, cycle: true)
                tenant: Int32 @check(tenant > 0) @check(tenant < 10, as: upper_tenant)
                name: String @unique(as: uq, nullsNotDistinct: true) @index @collate("de-x-icu")
                room: Int32
                during: Range<Timestamp>
                boss: Person.ID? @foreignKey(as: fk_boss) @index @deferrable(initially: deferred) @inverse(staff)
                friend: String? @references(Person.name) @onDelete(setDefault) @onUpdate(cascade) @notValid
                length: Int32 @generated(length(name) + 1)
                updatedAt: Timestamp = now() @touch
                other: Int32?

                unique(id, tenant) include(name) @deferrable
                unique(lower(name), tenant desc nullsLast) where other == nil
                unique(room) using btree
                index(name ops("text_pattern_ops") collate("C")) using btree include(tenant) where (tenant + 1) * 2 > 3 && !(other == 1)
                index(sql("room % 2")) as odd @with(fillfactor: 50)
                foreignKey(other, tenant) references Person(room, tenant) @matchFull
                /// Words.
                check big: sql("room > 0") || name != "" @notValid @noInherit
                unique(room, tenant)
                exclude using gist (room with "=", during with "&&") where room > 0 @deferrable
            }

            table Child @inherits(Person) @replicaIdentity(full) {
                extra: String?
            }
            """#)
    }

    @Test func partitions() throws {
        try roundTrip(
            #"""
            schema Parts { databases: [postgresql(14)] }

            table Event {
                id: Int64
                at: Timestamp
                region: String
                primaryKey(id, at, region)
                index(region) as by_region

                partition by range(at) {
                    old as events_old from (minvalue) to ("2025-01-01T00:00:00Z")
                    recent from ("2025-01-01T00:00:00Z") to (maxvalue) {
                        primaryKey(id, at, region) as recent_key @partOf(event_pkey)
                        index(region)
                        index(region) as "recent region" @partOf(by_region)
                        foreignKey(id) as recent_id references Hashed @onDelete(cascade) @deferrable
                        exclude using btree (id with "=") as apart where id > 0
                        check regional: region != ""
                        partition by list(region) {
                            north in ["DK", "NO"]
                            `default` as rest default
                        }
                    }
                }
            }

            table Hashed {
                id: Int64 @primaryKey
                partition by hash(id) {
                    a modulus 2 remainder 0
                    b modulus 2 remainder 1
                }
            }

            table External {
                at: Timestamp
                partition by range(at) managed externally
            }
            """#)
    }

    @Test func objectsOfSQL() throws {
        try roundTrip(
            ###"""
            schema Objects { databases: [postgresql(14), sqlite(3.37)] }

            removed table Gone
            removed index Kept."old index"
            removed sql function "gone(\"x\")"
            removed sql trigger Kept."gone"

            extension "uuid-ossp" @only(postgresql)
            sequence numbers: Int32 @options(start: 1000) @only(postgresql)

            namespace Billing as "Billing 2024" @only(postgresql) {
                sql function "inside()" """
                    create function inside() returns int language sql as 'select 1'
                    """
                table Invoice was Bill {
                    id: Int64 @primaryKey
                    number: Int32 = nextValue(numbers)
                    amount was total: Int32 @backfill(id > 1 ? 2 : 3, in: statement)
                }
                view Open { id: Invoice.ID } = sql "select id from invoice"
            }

            table Kept @only(sqlite) @withoutRowID {
                key: String @primaryKey(onConflict: replace)
                value: Int64 = 0 @notNull(onConflict: ignore) @only(sqlite)
                unique(value) @onConflict(fail)
            }

            virtual table Search using "fts5(title, tokenize = \"porter\")" @only(sqlite) { title: String? }

            table Both @sqliteStorage(declared) {
                id: Int64 @primaryKey @identity @autoincrement
                name: String
                only: Int32 @only(postgresql)
                index(name) @only(sqlite)
            }

            sql trigger "touch" on Both uses "function touch()" @only(postgresql) "create trigger a"
            sql trigger "touch" on Invoice uses "function touch()", Both.name @only(postgresql) "create trigger b"
            sql trigger "three" on Both (postgresql: "create trigger c", sqlite: """
                create trigger c
                    after insert

                	begin "x" end
                """) drop (postgresql: "drop trigger c on both", sqlite: "drop trigger c")

            sql function "touch()" @only(postgresql) ##"""
                text with """ and "# in it
                  and more
                """##

            view Names uses Both, "three" { name: String } = sql(postgresql: "select 1", sqlite: """
                select 2
                from both
                """)

            materialized view Count uses Names @only(postgresql) {
                total: Int64
                index(total desc)
                unique(total) as total_once
            } = sql "select 1 as total"
            """###)
    }

    @Test func expressions() throws {
        try roundTrip(
            #"""
            table T {
                id: Int64 @primaryKey
                a: Int32?
                b: Double
                c: String
                d: Decimal(10, 2) = 12.25
                e: Bool = false
                f: Int32 = -5
                check one: (a ?? 1) + 2 * 3 - (4 - 5) > -6 / 7 % 8
                check two: !(e && a == nil) || (e ? b > 1.0 : b < -1.5e3)
                check three: -(-b) >= abs(b) && length(trim(lower(c))) in [1, 2]
                check four: round(d, 1) != 1.5 && Double(d) < min(b, 2.0, 3.5)
                check five: Int64(b) - id == 0 && hasPrefix(c, "%_\\") && Decimal(b, 2) == 1.25
                check six: (a == nil) == e && (a ?? f ?? 3) > 0 && a - (f - 1) - 2 > 0
            }
            """#)
    }
}
