import SchemagenLanguage
import SchemagenModel
import SchemagenValidation
import Testing

@Suite struct ValidationTableTests {
    @Test func aPlainSchemaHasNoFindings() {
        let lead = Sample.table("Lead", [Sample.column("email", .string(maximumLength: 320))])
        let reply = Sample.table("Reply", [Sample.column("leadID", .reference(table: "Lead"))]) {
            $0.foreignKeys = [Sample.foreignKey(["leadID"], "Lead", onDelete: .cascade)]
            $0.indexes = [Sample.index(["leadID"])]
        }
        #expect(Sample.findings(Sample.schema([lead, reply])) == [])
        #expect(Sample.findings(Sample.schema([])) == [])
    }

    @Test func missingPrimaryKey() {
        let table = Sample.table("Log") { $0.primaryKey = nil }
        #expect(Sample.findings(Sample.schema([table])) == ["missing-primary-key: `Log` has no primary key"])
    }

    @Test func nullablePrimaryKey() {
        let table = Sample.table("Log") { $0.columns[0].isNullable = true }
        #expect(Sample.codes(table) == ["nullable-primary-key"])
    }

    @Test func tableWithoutColumns() {
        #expect(
            Sample.codes(
                Sample.table("Log") {
                    $0.columns = []
                    $0.primaryKey = nil
                }) == ["table-without-columns"])
        let partial = Sample.table("Log") {
            $0.primaryKey = nil
            $0.columns = [Sample.column("a")]
            $0.columns[0].databases = .postgresql
        }
        #expect(
            Sample.findings(Sample.schema([partial])) == [
                "table-without-columns: `Log` has no columns that are not generated on SQLite",
                "missing-primary-key: `Log` has no primary key",
            ])
    }

    @Test func names() {
        let long = String(repeating: "ä", count: 32)
        let table = Sample.table("Order", [Sample.column("group"), Sample.column("xmin"), Sample.column(long)]) {
            $0.info.sqlName = "ORDER"
            $0.indexes = [Sample.index(["group"], String(repeating: "i", count: 64))]
            $0.checks = [
                CheckConstraint(
                    info: Sample.constraint(String(repeating: "c", count: 63)), name: "fits",
                    condition: Sample.reads("group"))
            ]
        }
        #expect(
            Sample.codes(table) == ["reserved-word", "reserved-word", "system-name", "name-too-long", "name-too-long"])
        #expect(
            Sample.codes(table, change: Sample.only(.sqlite, DatabaseVersion(3, 37))) == [
                "reserved-word", "reserved-word",
            ])
        #expect(Sample.codes(Sample.table("A") { $0.info.sqlName = "SQLite_a" }) == ["system-name"])
        // A word that SQLite alone reserves.
        let only = Sample.table("A", [Sample.column("index")])
        #expect(Sample.codes(only, change: Sample.only(.postgresql, DatabaseVersion(14))) == [])
        #expect(
            Sample.findings(Sample.schema([only])) == [
                "reserved-word: `index` is a reserved word of SQLite, so every query has to quote it"
            ])
    }

    @Test func namesOfOtherObjects() {
        let findings = Sample.codes(
            change: {
                $0.enums = [
                    Enumeration(
                        info: Sample.info("User", "user"), storage: .native, cases: [.init(name: "a", sqlName: "a")]),
                    Enumeration(
                        info: Sample.info("Group", "group"), storage: .check, cases: [.init(name: "a", sqlName: "a")]),
                ]
                $0.views = [
                    View(
                        info: Sample.info("Select", "select"), isMaterialized: false, columns: [], computed: [],
                        indexes: [], query: SQLText("select 1"), uses: nil)
                ]
            })
        #expect(findings == ["reserved-word", "reserved-word"])
    }

    @Test func enumCases() {
        let long = String(repeating: "x", count: 64)
        let findings = Sample.codes(
            change: {
                $0.enums = [
                    Enumeration(info: Sample.info("Empty"), storage: .native, cases: []),
                    Enumeration(
                        info: Sample.info("Twice"), storage: .native,
                        cases: [
                            .init(name: "userID", sqlName: "user_id"), .init(name: "userId", sqlName: "user_id"),
                            .init(name: "long", sqlName: long),
                        ]),
                    Enumeration(
                        info: Sample.info("Text"), storage: .check, cases: [.init(name: "long", sqlName: long)]),
                ]
            })
        #expect(findings == ["enum-without-cases", "duplicate-stored-text", "name-too-long"])
    }

    @Test func identity() {
        let identity = Identity(mode: .byDefault, sequenceName: "s")
        var counting = Identity(mode: .byDefault, sequenceName: "s")
        counting.options.start = 100
        func table(_ change: (inout Column) -> Void) -> Table {
            Sample.table("A") {
                $0.columns[0].identity = identity
                change(&$0.columns[0])
            }
        }
        #expect(Sample.codes(table { _ in }) == [])
        #expect(Sample.codes(table { $0.type = .uuid }) == ["invalid-identity"])
        #expect(Sample.codes(table { $0.identity = counting }) == ["no-effect-on-sqlite"])
        #expect(Sample.codes(table { $0.isNullable = true }).contains("invalid-identity"))
        #expect(
            Sample.codes(table { $0.defaultValue = Expression(.integer(1), type: .integer(.int64), isNullable: false) })
                == ["invalid-identity"])
        var other = Sample.column("number")
        other.identity = identity
        #expect(Sample.codes(Sample.table("A", [other])) == ["postgresql-only"])
        other.databases = .postgresql
        #expect(Sample.codes(Sample.table("A", [other])) == [])
    }

    @Test func generatedColumns() {
        var total = Sample.column("total")
        total.generated = GeneratedValue(value: Sample.reads("id"), isVirtual: false)
        var twice = Sample.column("twice")
        twice.generated = GeneratedValue(
            value: Expression(
                .infix(.add, Sample.reads("total"), Sample.reads("total")), type: .integer(.int64), isNullable: false),
            isVirtual: false)
        #expect(Sample.codes(Sample.table("A", [total])) == [])
        #expect(Sample.codes(Sample.table("A", [total, twice])) == ["generated-from-generated"])
        #expect(
            Sample.codes(Sample.table("A", [total, twice]), change: Sample.only(.sqlite, DatabaseVersion(3, 37))) == [])
        total.swiftDefault = Expression(.integer(1), type: .integer(.int64), isNullable: false)
        #expect(Sample.codes(Sample.table("A", [total])) == ["default-on-generated"])
        var sometimes = Sample.column("sometimes")
        sometimes.generated = GeneratedValue(
            value: Expression(.null, type: .integer(.int64), isNullable: true), isVirtual: false)
        #expect(Sample.codes(Sample.table("A", [sometimes])) == ["generated-null"])
        sometimes.isNullable = true
        #expect(Sample.codes(Sample.table("A", [sometimes])) == [])
        var itself = Sample.column("itself")
        itself.generated = GeneratedValue(value: Sample.reads("itself"), isVirtual: false)
        #expect(Sample.codes(Sample.table("A", [itself])) == ["generated-from-generated"])
    }

    @Test func touch() {
        var column = Sample.column("updatedAt", .timestamp(precision: 3))
        column.isTouched = true
        #expect(Sample.codes(Sample.table("A", [column])) == [])
        column.type = .localDate
        #expect(Sample.codes(Sample.table("A", [column])) == ["touch-needs-timestamp"])
    }

    @Test func deprecation() {
        let old = Sample.table("Old") { $0.info.deprecation = "use New" }
        let user = Sample.table("User", [Sample.column("oldID", .reference(table: "Old")), Sample.column("other")]) {
            $0.info.sqlName = "people"
            $0.foreignKeys = [Sample.foreignKey(["oldID"], "Old"), Sample.foreignKey(["other"], "Old")]
            $0.indexes = [Sample.index(["oldID"], "a"), Sample.index(["other"], "b")]
        }
        #expect(
            Sample.findings(Sample.schema([old, user])) == [
                "deprecated-reference: `oldID` uses `Old`, which is deprecated",
                "deprecated-reference: the foreign key refers to `Old`, which is deprecated",
            ])
        var alsoOld = user
        alsoOld.info.deprecation = ""
        #expect(Sample.codes(old, alsoOld) == [])
    }

    // MARK: Lint levels

    @Test func allowancesAndLevels() {
        let bare = Sample.table("Log") { $0.primaryKey = nil }
        let allowed = Sample.table("Log") {
            $0.primaryKey = nil
            $0.info = Sample.info("Log", allowing: ["missing-primary-key"])
        }
        #expect(Sample.codes(allowed) == [])
        #expect(Sample.codes(bare, change: { $0.settings.lint = ["missing-primary-key": .off] }) == [])
        let raised = Validator.validate(Sample.schema([bare]) { $0.settings.lint = ["missing-primary-key": .error] })
        #expect(raised.map(\.severity) == [.error])

        // What no database accepts is no matter of taste.
        let broken = Sample.table("Log") {
            $0.columns[0].isNullable = true
            $0.info = Sample.info("Log", allowing: ["nullable-primary-key"])
        }
        #expect(
            Sample.codes(broken, change: { $0.settings.lint = ["nullable-primary-key": .off] }) == [
                "nullable-primary-key"
            ])
    }

    @Test func everyCodeIsListedAndExplained() {
        let codes =
            DiagnosticCode.language + DiagnosticCode.resolution + DiagnosticCode.validation + DiagnosticCode.expression
        #expect(codes.count > 120)
        #expect(Set(codes.map(\.name)).count == codes.count)
        for code in codes { #expect(code.explanation.utf8.count > 60, "\(code.name)") }
    }
}
