import Foundation
import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

/// What PostgreSQL would refuse when a migration runs is said before, at its place.
@Suite struct ValidationPostgreSQLTests {
    /// The findings as `line: code: underlined text`.
    private func findings(_ text: String) -> [String] {
        let file = SourceFile(path: "test.schema", text: "schema Shop { databases: [postgresql(15)] }\n\(text)")
        let parsed = Parser.parse(file)
        let resolved = Resolver.resolve(parsed.tree)
        var bag = DiagnosticBag()
        bag.add(contentsOf: parsed.diagnostics + resolved.diagnostics)
        if let schema = resolved.schema { bag.add(contentsOf: Validator.validate(schema)) }
        return bag.sorted.filter { $0.severity == .error }.map {
            "\(file.location(at: $0.span.start).line): \($0.code.name): \(file.text(of: $0.span))"
        }
    }

    @Test func partitionedTables() {
        #expect(
            findings(
                """
                table Event as events @with(fillfactor: 70) {
                    id: Int64
                    day: LocalDate
                    primaryKey(id, day)
                    check small: id < 1000 @noInherit
                    partition by range(day) { old from (minvalue) to ("2025-01-01") }
                }
                table Visit as visits @inherits(Event) { page: String }
                """) == [
                    "2: partitioned-table: Event",
                    "6: partitioned-table: small",
                    "9: partitioned-table: Visit",
                ])
        #expect(
            findings(
                """
                table Base as bases { id: Int64 @primaryKey }
                table Event as events @inherits(Base) { day: LocalDate partition by range(day) { } }
                """) == ["3: partitioned-table: Event"])
    }

    @Test func indexesThatOrderRows() {
        func findings(_ index: String) -> [String] {
            self.findings(
                """
                table Order as orders @clusterOn(orders_at) {
                    id: Int64 @primaryKey
                    at: LocalDate
                    tags: [Int32]
                    \(index)
                }
                """)
        }
        #expect(findings("index(at) as orders_at") == [])
        #expect(findings("index(at) as orders_at where id > 3") == ["2: invalid-attribute: Order"])
        #expect(findings("index(tags) as orders_at using gin") == ["2: invalid-attribute: Order"])
        #expect(
            self.findings(
                """
                table Event as events @clusterOn(events_day) {
                    day: LocalDate
                    index(day) as events_day
                    partition by range(day) { }
                }
                """) == ["2: partitioned-table: Event"])
    }

    @Test func emptySources() {
        let views = """
            table Lead as leads { id: Int64 @primaryKey }
            materialized view First as firsts uses Lead @noData { id: Int64 } = sql("select id from leads")
            view Second as seconds uses First { id: Int64 } = sql("select id from firsts")
            materialized view Third as thirds uses Second MARK { id: Int64 } = sql("select id from seconds")
            materialized view Fourth as fourths uses Third { id: Int64 } = sql("select id from thirds")
            """
        #expect(findings(views.replacingOccurrences(of: "MARK ", with: "")) == ["5: empty-source: Third"])
        #expect(findings(views.replacingOccurrences(of: "MARK", with: "@noData")) == ["6: empty-source: Fourth"])
    }

    @Test func namesOfTheServersTypes() {
        #expect(
            findings(
                """
                enum Text { a, b }
                enum Void @storage(check) { a, b }
                type Name = String @storage(domain)
                type Cid as "own_cid" = String @storage(domain)
                namespace app {
                    type Xid = String @storage(domain)
                }
                """) == ["2: system-name: Text", "4: system-name: Name"])
    }

    @Test func numbersOfIdentityColumns() {
        #expect(
            findings(
                """
                table A as a { id: Int16 @primaryKey @identity(max: 900000) }
                table B as b { id: Int32 @primaryKey @identity(start: 5, min: 10, max: 20) }
                table C as c { id: Int32 @primaryKey @identity(increment: -1, min: 5) }
                table D as d { id: Int16 @primaryKey @identity(start: 30000, min: 10, increment: 5, max: 32000) }
                table E as e { id: Int64 @primaryKey @identity(increment: -1, start: -7) }
                """) == ["2: invalid-identity: id", "3: invalid-identity: id", "4: invalid-identity: id"])
    }

    @Test func parametersOfIndexes() {
        #expect(
            findings(
                """
                extension btree_gin table A as a {
                    id: Int64 @primaryKey
                    tags: [String]
                    name: String
                    index(tags) using gin @with(fastupdate: false)
                    index(tags, id) using gin @with(fillfactor: 60)
                    index(name) @with(fillfactor: 60, deduplicate_items: false)
                    index(name, id) using brin @with(fillfactor: 60)
                    index(id, name) @with(buffering: auto)
                }
                """) == [
                    "7: unknown-index-parameter: index(tags, id) using gin @with(fillfactor: 60)",
                    "9: unknown-index-parameter: index(name, id) using brin @with(fillfactor: 60)",
                    "10: unknown-index-parameter: index(id, name) @with(buffering: auto)",
                ])
    }

    @Test func foreignKeysToUnloggedTables() {
        #expect(
            findings(
                """
                table A as a @unlogged { id: Int64 @primaryKey }
                table B as b @unlogged { id: Int64 @primaryKey aID: A.ID @index }
                table C as c {
                    id: Int64 @primaryKey
                    aID: A.ID @index
                }
                """) == ["6: invalid-foreign-key-target: aID"])
    }

    @Test func keysWithoutAnOrder() {
        #expect(
            findings(
                """
                type Page = XML @storage(domain)
                type Place = Point
                table A as a {
                    id: Int64 @primaryKey
                    page: Page @unique
                    place: Place
                    pages: [XML] @unique
                    note: JSONText
                    index(place)
                    index(place) as a_gist using gist
                    index(id, note)
                }
                table B as b { shape: Circle @primaryKey }
                table C as c {
                    day: Int32
                    area: Box
                    partition by list(day) {
                        first in [1] { index(area) }
                        rest default { partition by range(area) { } }
                    }
                }
                """) == [
                    "6: unordered-key: page",
                    "10: unordered-key: index(place)",
                    "12: unordered-key: index(id, note)",
                    "14: unordered-key: shape",
                    "15: unordered-key: C",
                    "19: unordered-key: index(area)",
                ])
    }

    @Test func typesOfExtensions() {
        #expect(
            findings(
                """
                extension hstore
                extension citext
                type Way = LTree @storage(domain)
                table A as a {
                    id: Int64 @primaryKey
                    way: Way
                    ways: [LTree]
                    tags: HStore
                    name: Citext
                }
                """) == ["4: missing-extension: Way"])
        #expect(
            findings(
                """
                table A as a {
                    id: Int64 @primaryKey
                    ways: [LTree]
                }
                """) == ["4: missing-extension: ways"])
        #expect(
            findings(
                """
                extension hstore
                table A as hstore {
                    id: Int64 @primaryKey
                }
                namespace other {
                    table B as hstore {
                        id: Int64 @primaryKey
                    }
                }
                """) == ["3: system-name: A"])
    }

    @Test func identityOfADomain() {
        #expect(
            findings(
                """
                type Number = Int32 @storage(domain)
                type Other = Int32
                table A as a { id: Number @primaryKey @identity }
                table B as b { id: Number @primaryKey @identity(serial) }
                table C as c { id: Other @primaryKey @identity }
                """) == ["4: invalid-identity: id"])
    }

    @Test func collationsOfIndexes() {
        #expect(
            findings(
                """
                enum Color @storage(check) { red, blue }
                table A as a {
                    id: Int64 @primaryKey
                    name: String(20)
                    color: Color
                    index(name collate("C"), id)
                    index(color collate("C"))
                    index(id collate("C"))
                }
                """) == ["9: misplaced-collation: index(id collate(\"C\"))"])
    }

    private static let methods = """
        enum Color { red, blue }
        enum Shade @storage(check) { dark, light }
        type Spot = Point @storage(domain)
        table A as a {
            id: Int64 @primaryKey
            tags: [String]
            note: JSONText
            color: Color
            shade: Shade
            during: Range<LocalDate>
            spot: Spot
            index(tags) using gin
            index(tags, id) using gin
            index(tags ops("own_ops")) as a_own using gist
            index(during, spot) using gist
            index(shade) using spgist
            index(color) using spgist
            index(shade, id) using brin
            index(color) as a_brin using brin
            index(color, tags) using hash
            index(note) using hash
            index(note) as a_bloom using bloom
            exclude using gist (id with "=", during with "&&")
            exclude using btree (note with "=")
        }
        table B as b {
            day: Int32
            area: Box
            partition by list(day) { first in [1] { index(area) using hash } }
        }
        """

    @Test func methodsOfIndexes() {
        let plain = [
            "18: missing-operator-class: index(color) using spgist",
            "20: missing-operator-class: index(color) as a_brin using brin",
            "22: missing-operator-class: index(note) using hash",
            "25: unordered-key: exclude using btree (note with \"=\")",
            "30: missing-operator-class: index(area) using hash",
        ]
        let all =
            plain + [
                "14: missing-operator-class: index(tags, id) using gin",
                "24: missing-operator-class: exclude using gist (id with \"=\", during with \"&&\")",
            ]
        #expect(findings(Self.methods) == all.sorted())
        #expect(findings("\(Self.methods)\nextension btree_gin\nextension btree_gist") == plain)
        #expect(
            findings("\(Self.methods)\nsql operator class \"own using gin\" \"create operator class own\"")
                == ["25: unordered-key: exclude using btree (note with \"=\")"])
    }

    @Test func numbersForOtherTypes() {
        #expect(
            findings(
                """
                table A as a {
                    id: Int64 @primaryKey
                    price: Money = 1
                    rate: Decimal(30, 5) = 1.5
                    place: native("pg_lsn") = 0
                    address: Inet = 1
                    flags: Bits(4) = 1.5
                }
                table B as b {
                    during: Range<LocalDate>
                    partition by list(during) { none in [0] some in ["empty"] }
                }
                """) == ["7: type-mismatch: 1", "8: type-mismatch: 1.5", "12: type-mismatch: 0"])
    }
}
