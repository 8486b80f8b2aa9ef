import SchemagenModel
import Testing

@Suite struct ResolverTypeTests {
    @Test func everyTypeOfTheLanguageIsKnown() throws {
        let expected: [(String, DataType)] = [
            ("Bool", .bool), ("Int16", .int16), ("Int32", .int32), ("Int64", .int64), ("Float", .float),
            ("Double", .double), ("Decimal", .decimal(precision: nil, scale: 0)),
            ("Decimal(5)", .decimal(precision: 5, scale: 0)), ("Decimal(12, 2)", .decimal(precision: 12, scale: 2)),
            ("String", .string(maximumLength: nil)), ("String(5)", .string(maximumLength: 5)), ("Varchar", .varchar),
            ("Varchar(7)", .string(maximumLength: 7)), ("Char(2)", .char(length: 2)), ("Citext", .citext),
            ("UUID", .uuid), ("Data", .data), ("Timestamp", .timestamp(precision: nil)),
            ("Timestamp(3)", .timestamp(precision: 3)), ("LocalTimestamp(0)", .localTimestamp(precision: 0)),
            ("LocalDate", .localDate), ("LocalTime", .localTime(precision: nil)), ("Duration", .duration),
            ("Interval", .interval), ("JSON", .json(swiftType: nil)), ("JSON<A.B>", .json(swiftType: "A.B")),
            ("JSONText<[X?]>", .jsonText(swiftType: "[X?]")), ("[Int32]", .array(.int32)),
            ("[Decimal(3, 1)]", .array(.decimal(precision: 3, scale: 1))), ("Inet", .inet), ("Cidr", .cidr),
            ("MacAddress", .macAddress), ("MacAddress8", .macAddress8), ("Bits(3)", .bits(length: 3)),
            ("VarBits", .varBits(maximumLength: nil)), ("VarBits(9)", .varBits(maximumLength: 9)), ("XML", .xml),
            ("TSVector", .tsVector), ("TSQuery", .tsQuery), ("Money", .money), ("Point", .point), ("Line", .line),
            ("LineSegment", .lineSegment), ("Box", .box), ("Path", .path), ("Polygon", .polygon), ("Circle", .circle),
            ("HStore", .hstore), ("LTree", .ltree), ("Range<LocalDate>", .range(.localDate)),
            ("MultiRange<Decimal(5, 2)>", .multiRange(.decimal(precision: 5, scale: 2))),
            ("native(\"geometry\")", .native(NativeType(sql: SQLText("geometry"), swift: nil))),
            (
                "native(postgresql: \"a\", sqlite: \"b\", swift: \"C.D<E>\")",
                .native(NativeType(sql: SQLText(postgresql: "a", sqlite: "b"), swift: "C.D<E>"))
            ),
            ("Color", .enumeration("Color")), ("Mail", .named("Mail")), ("Key.ID", .reference(table: "Key")),
            ("[Key.ID]", .array(.reference(table: "Key"))),
        ]
        var text = "enum Color { red }\ntype Mail = String\ntable Key { id: Int64 @primaryKey }\ntable T {\n"
        for (index, (type, _)) in expected.enumerated() { text += "c\(index): \(type)?\n" }
        let table = try table(text + "}")
        try #require(table.columns.count == expected.count)
        for (column, (written, type)) in zip(table.columns, expected) {
            #expect(column.type == type, "\(written)")
            #expect(column.isNullable)
        }
    }

    @Test func unknownTypesSuggestWhatIsMeant() {
        let result = expectFindings(
            """
            enum Status { a }
            table T {
                a: ⟦unknown-type: Strng⟧
                b: ⟦unknown-type: Statsu⟧
                c: ⟦unknown-type: Int⟧
                d: ⟦unknown-type: text⟧
                e: [⟦unknown-type: Datum⟧]
                f: ⟦unknown-type: T⟧
                g: ⟦unknown-type: T.id⟧
                h: ⟦unknown-table: Tt⟧.ID
                i: ⟦unknown-table: Status⟧.ID
                j: ⟦unknown-type: A.B.C⟧
                k: ⟦unknown-type: Date⟧
            }
            """)
        #expect(result.firstFixes.prefix(3) == ["String", "Status", "Int64"])
        // A word for two things: both are named.
        #expect(
            result.diagnostics.map { $0.fixes.map(\.message) }.contains([
                "a moment is `Timestamp`", "a day is `LocalDate`",
            ]))
        #expect(result.firstFixes.contains("T.ID"))
    }

    @Test func argumentsAreChecked() {
        expectFindings(
            """
            table T {
                a: String(⟦invalid-type: 0⟧)
                b: String(5, ⟦invalid-type: 6⟧)
                c: ⟦invalid-type: Char⟧
                d: Decimal(⟦invalid-type: 1001⟧, 2)
                e: Decimal(4, ⟦invalid-type: 5⟧)
                f: Timestamp(⟦invalid-type: 7⟧)
                g: Bool(⟦invalid-type: 1⟧)
                h: String(⟦invalid-type: length⟧: 5)
                i: ⟦invalid-type: Range⟧
                j: Range<⟦invalid-type: String⟧>
                k: ⟦invalid-type: Int32<String>⟧
                l: [⟦invalid-type: Int32⟧?]
                m: [⟦invalid-type: [Int32]⟧]
                n: ⟦invalid-type: native()⟧
                o: native(⟦invalid-type: "a; drop table b"⟧)
                p: native("a", swift: ⟦invalid-type: "A { }"⟧)
                q: String(⟦invalid-type: "5"⟧)
                r: String(⟦invalid-type: -5⟧)
            }
            """)
    }

    @Test func aNativeTypeNeedsANameForEachDatabase() {
        expectFindings(
            """
            table T {
                a: ⟦sql-text-missing: native(postgresql: "x")⟧
                b: native(postgresql: "x") @only(postgresql)
            }
            """)
    }

    @Test func typesOnOneDatabaseAreNeededThereOnly() {
        expectFindings(
            """
            enum Color @only(postgresql) { red }
            type Mail = String @only(sqlite)
            table T {
                a: ⟦missing-on-database: Color⟧
                b: Color @only(postgresql)
                c: ⟦missing-on-database: Mail⟧
            }
            """)
    }
}

@Suite struct ResolverNamedTypeTests {
    @Test func aTypeOfATypeHasTheBaseAndTheChecksOfBoth() throws {
        let types = try schema(
            """
            type WorkMail = Mail check hasSuffix(value, ".com")
            type Mail = Text @storage(domain) check hasAt: contains(value, "@")
            type Text = String(320)
            table T { id: Int64 @primaryKey m: WorkMail = "a@b.com" }
            """
        ).types
        #expect(types.map(\.info.name) == ["WorkMail", "Mail", "Text"])
        #expect(types.map(\.base) == Array(repeating: .string(maximumLength: 320), count: 3))
        #expect(types[0].checks.map(\.sqlName) == ["mail_has_at_check", "work_mail_check"])
        #expect(types[1].storage == .domain && types[0].storage == .base)
    }

    @Test func circlesAreReportedOnce() {
        expectFindings(
            """
            type ⟦recursive-type: A⟧ = B
            type B = C
            type C = A
            type ⟦recursive-type: D⟧ = D
            """)
    }

    @Test func aLongChainIsRefusedInLinearTime() {
        var text = "type T0 = String check length(value) > 0\n"
        for number in 1...3000 { text += "type T\(number) = T\(number - 1) check length(value) > \(number)\n" }
        #expect(resolve(text).diagnostics.allSatisfy { $0.code.name == "recursive-type" })
    }

    @Test func checksNeedNamesThatDiffer() {
        let result = expectFindings(
            """
            type A = Int32 check value > 0 check ⟦repeated-sql-name: value < 9⟧
            type B = Int32 check one: value > 0 check ⟦repeated-member: ⟦repeated-sql-name: one⟧⟧: value < 9
            """)
        #expect(result.firstFixes.first?.contains("check name") == true)
    }

    @Test func someBasesAreNone() {
        expectFindings(
            """
            table K { id: Int64 @primaryKey }
            type A = ⟦invalid-type: K.ID⟧
            type B = ⟦invalid-type: String⟧?
            """)
    }

    @Test func aTypeSaysWhatItsColumnsHave() throws {
        let schema = try schema(
            """
            enum Mood { good, bad }
            type Code = String(8) @storage(domain) @notNull @default("none") @collate("C") check good: value != "" @notValid
            type Own = Code @default("own") @collate("POSIX") check short: length(value) < 3
            type Feeling = Mood @default(.bad)
            type At = Timestamp @default(now())
            table T {
                id: Int64 @primaryKey
                code: Code
                other: Code = "x" @collate("de-x-icu") @notNull(false)
                own: Own
                mood: Feeling?
                at: At
                key: Int64 @identity
                list: [Code]?
            }
            view V { code: Code? } = sql "select null"
            """)
        let types = schema.types
        #expect(types.map(\.isNotNull) == [true, true, false, false])
        #expect(
            types.map { $0.defaultValue.map(ExpressionPrinter.print) } == ["\"none\"", "\"own\"", ".bad", "now()"])
        #expect(types.map { $0.collation?.postgresql } == ["C", "POSIX", nil, nil])
        #expect(types[0].checks.map(\.isNotValid) == [true])
        // A type that is no domain has checks that hold.
        #expect(types[1].checks.map(\.isNotValid) == [false, false])

        let index = SchemaIndex(schema)
        let columns = schema.tables[0].columns
        func texts(_ value: (Column) -> Expression?) -> [String?] {
            columns.map { value($0).map(ExpressionPrinter.print) }
        }
        #expect(
            texts { index.defaultValue(of: $0) } == [nil, "\"none\"", "\"x\"", "\"own\"", ".bad", "now()", nil, nil])
        #expect(
            texts { index.writtenDefault(of: $0, on: .postgresql) }
                == [nil, nil, "\"x\"", "\"own\"", ".bad", "now()", nil, nil])
        #expect(
            texts { index.writtenDefault(of: $0, on: .sqlite) }
                == [nil, "\"none\"", "\"x\"", "\"own\"", ".bad", "now()", nil, nil])
        #expect(
            columns.map { index.writtenCollation(of: $0, on: .postgresql) }
                == [nil, nil, "de-x-icu", "POSIX", nil, nil, nil, nil])
        #expect(
            columns.map { index.hasNotNull($0, on: .postgresql) }
                == [true, true, false, true, false, true, true, false])
        #expect(
            columns.map { index.hasNotNull($0, on: .sqlite) } == [true, true, true, true, false, true, true, false])
    }

    @Test func whatATypeCannotSay() {
        let result = expectFindings(
            """
            sequence numbers: Int64 @only(postgresql)
            type Code = String @notNull
            type Number = Int32 ⟦misplaced-attribute: @collate("C")⟧ @default(⟦type-mismatch: "x"⟧)
            type Next = Int64 @only(postgresql) @default(⟦invalid-attribute: nextValue(numbers)⟧)
            type Half = String ⟦sql-text-missing: @collate(postgresql: "C")⟧
            type Plain = String check value != "" ⟦misplaced-attribute: @notValid⟧
            type Bare = String ⟦invalid-attribute: @default⟧ @notNull(⟦invalid-attribute: false⟧)
            table T {
                a: ⟦invalid-type: Code⟧?
                b: Code
                c: Int32 ⟦misplaced-attribute: @default(1)⟧
            }
            """)
        #expect(result.firstFixes.contains { $0.contains("remove the `?`") })
    }

    @Test func theConditionIsChecked() {
        expectFindings(
            """
            type A = Int32 check ⟦unknown-name-in-expression: other⟧ > 0
            """)
    }
}
