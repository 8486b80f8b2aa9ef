import SchemagenLanguage
import SchemagenModel
import Testing

@Suite struct ResolverNameTests {
    @Test func sqlNamesFollowFromSwiftNames() throws {
        let schema = try schema(
            """
            schema S { databases: [postgresql(14)] }
            enum ReplyState { draft, needsReply, done as "D'one" }
            type EmailAddress = String(320) @storage(domain)
            sequence invoiceNumber
            namespace billingData { table OldInvoice { invoiceID: Int64 @primaryKey } }
            view OpenInvoice { invoiceID: Int64 } = sql "select 1"
            """)
        #expect(schema.enums[0].info.sqlName == "reply_state")
        #expect(schema.enums[0].cases.map(\.sqlName) == ["draft", "needs_reply", "D'one"])
        #expect(schema.types[0].info.sqlName == "email_address")
        #expect(schema.sequences[0].info.sqlName == "invoice_number")
        #expect(schema.namespaces[0].sqlName == "billing_data")
        #expect(schema.tables[0].info.sqlName == "old_invoice")
        #expect(schema.tables[0].info.sqlSchema == "billing_data")
        #expect(schema.tables[0].columns[0].sqlName == "invoice_id")
        #expect(schema.views[0].info.sqlName == "open_invoice")
        #expect(
            schema.declarationOrder == [
                ObjectIdentity(.enumeration, "ReplyState"), ObjectIdentity(.type, "EmailAddress"),
                ObjectIdentity(.sequence, "invoiceNumber"), ObjectIdentity(.namespace, "billingData"),
                ObjectIdentity(.table, "OldInvoice"), ObjectIdentity(.view, "OpenInvoice"),
            ])
    }

    @Test func patternsOfTheHeaderNameWhatHasNoNameOfItsOwn() throws {
        let table = try table(
            """
            schema S {
                naming: {
                    table: "app_{name}", column: "c_{name}", index: "ix_{table}_{columns}", unique: "uq_{column}",
                    primaryKey: "pk_{table}", foreignKey: "fk_{table}_{target}", check: "ck_{name}", identity: "{table}_{column}_no",
                }
            }
            table Lead {
                id: Int64 @primaryKey @identity
                parentID: Lead.ID? @index
                code: String @unique @check(length(code) > 1)
                other as O: String @index(as: own)
                check codeIsShort: length(code) < 10
            }
            """)
        #expect(table.info.sqlName == "app_lead")
        #expect(table.columns.map(\.sqlName) == ["c_id", "c_parent_id", "c_code", "O"])
        #expect(table.indexes.map(\.sqlName) == ["ix_app_lead_c_parent_id", "own"])
        #expect(table.uniques[0].info.sqlName == "uq_c_code")
        #expect(table.primaryKey?.info.sqlName == "pk_app_lead")
        #expect(table.foreignKeys[0].info.sqlName == "fk_app_lead_app_lead")
        #expect(table.checks.map(\.info.sqlName) == ["ck_c_code", "ck_code_is_short"])
        #expect(table.columns[0].identity?.sequenceName == "app_lead_c_id_no")
    }

    @Test func oneSwiftNameMeansOneThing() {
        expectFindings(
            """
            table Lead { id: Int64 @primaryKey }
            enum ⟦repeated-name: Lead⟧ { a }
            mixin Stamps { at: Timestamp }
            view ⟦repeated-name: Stamps⟧ { a: Int32 } = sql "select 1"
            type ⟦file-name-taken: LEAD⟧ = String
            """)
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            namespace a { table T { id: Int64 @primaryKey } }
            namespace b { table ⟦repeated-name: T⟧ as other { id: Int64 @primaryKey } }
            namespace ⟦repeated-name: a⟧ { }
            extension pgcrypto
            extension ⟦repeated-name: pgcrypto⟧
            """)
    }

    @Test func aRepeatedNameSaysHow() {
        let text = "table A { id: Int64 @primaryKey }\ntable A as b { id: Int64 @primaryKey }\nenum A { c }"
        #expect(
            resolve(text).diagnostics.filter { $0.severity == .error }.map(\.message) == [
                "`A` is declared twice", "`A` is declared twice, as a table and as an enum",
            ])
    }

    @Test func theLanguagesOwnTypesCannotBeDeclared() {
        expectFindings(
            """
            table ⟦reserved-name: Point⟧ { id: Int64 @primaryKey }
            enum ⟦reserved-name: JSON⟧ { a }
            """)
    }

    @Test func anyOtherCharacterCanStandInAName() throws {
        let table = try table("table B as \"has ' and \\\" and ; --\" { id as `order`: Int64 @primaryKey }")
        #expect(table.info.sqlName == "has ' and \" and ; --" && table.columns[0].sqlName == "order")
    }

    @Test func aNameFromElsewhereIsCheckedToo() {
        // The parser refuses such names; a tree that was not parsed may hold them.
        for text in ["", "a\nb", "a\u{202E}b", "a\u{0}"] {
            let span = SourceSpan(start: 3, end: 4)
            let naming = NamingSyntax(name: Identifier("E", span: span), sqlName: Identifier(text, span: span))
            let syntax = EnumSyntax(naming: naming, cases: [NamingSyntax(name: Identifier("a", span: span))])
            let tree = SyntaxTree(header: nil, declarations: [DeclarationSyntax(.enumeration(syntax), span: span)])
            #expect(Resolver.resolve(tree).diagnostics.map(\.code.name) == ["invalid-sql-name"])
        }
    }

    @Test func aNamespaceCannotNest() {
        // The parser may refuse it first; the resolver is not to trip over it.
        let result = resolve("schema S { databases: [postgresql(14)] } namespace a { enum E { x } }")
        #expect(result.schema?.enums.first?.info.sqlSchema == "a")
    }
}

@Suite struct ResolverCollisionTests {
    @Test func tablesIndexesAndSequencesShareAListOnPostgreSQL() {
        let result = expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table A as leads { id: Int64 @primaryKey(as: a_key) }
            table ⟦repeated-sql-name: B⟧ as leads { id: Int64 @primaryKey(as: b_key) }
            sequence ⟦repeated-sql-name: c⟧ as leads
            table D { ⟦repeated-sql-name: x⟧: Int32 @index(as: leads) }
            table E { ⟦repeated-sql-name: id⟧: Int64 @primaryKey(as: leads) }
            view ⟦repeated-sql-name: F⟧ as leads { a: Int32 } = sql "select 1"
            """)
        for diagnostic in result.diagnostics { #expect(diagnostic.notes.count == 1) }
        #expect(result.firstFixes.count == 5)
        #expect(result.firstFixes.allSatisfy { $0.contains("`as`") })
    }

    @Test func namespacesKeepNamesApart() throws {
        _ = try schema(
            """
            schema S { databases: [postgresql(14)] }
            table A as leads { id: Int64 @primaryKey }
            namespace other { table B as leads { id: Int64 @primaryKey } }
            """)
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            namespace a as x { }
            namespace ⟦repeated-sql-name: b⟧ as x { }
            """)
    }

    @Test func enumsAndDomainsShareAListWithRowTypes() {
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            enum Status { open }
            table ⟦repeated-sql-name: Job⟧ as status { id: Int64 @primaryKey }
            type ⟦repeated-sql-name: Mail⟧ as status = String @storage(domain)
            type Free as status = String
            enum Other as status @storage(check) { open }
            """)
    }

    @Test func sqliteComparesWithoutCapitals() {
        expectFindings(
            """
            schema S { databases: [sqlite(3.37)] }
            table A as Leads { id: Int64 @primaryKey }
            table ⟦repeated-sql-name: B⟧ as leads { id: Int64 @primaryKey }
            table C { x: Int32 @index(as: same) }
            table D { ⟦repeated-sql-name: x⟧: Int32 @index(as: SAME) ⟦repeated-sql-name: y⟧ as X: Int32 }
            """)
    }

    @Test func postgresqlDoesNotFoldQuotedNames() throws {
        _ = try schema(
            """
            schema S { databases: [postgresql(14)] }
            table A as Leads { id: Int64 @primaryKey }
            table B as leads { id: Int64 @primaryKey  x: Int32  y as X: Int32 }
            """)
    }

    @Test func namesThatTheToolMakesCollideToo() {
        expectFindings(
            """
            table T {
                id: Int64 @primaryKey
                a: Int32 @index
                ⟦repeated-sql-name: index(a)⟧
                aB: Int32
                ⟦repeated-sql-name: a_b⟧: Int32
            }
            """)
    }

    @Test func constraintsOfATableNeedDifferentNames() {
        expectFindings(
            """
            table T {
                id: Int64 @primaryKey
                a: Int32 @check(a > 0) ⟦repeated-sql-name: @check(a < 9)⟧
                check ⟦repeated-sql-name: b⟧ as t_pkey: a != 3
            }
            """)
    }

    @Test func whatIsOnOneDatabaseOnlyCollidesThereOnly() throws {
        _ = try schema(
            """
            table A as leads @only(postgresql) { id: Int64 @primaryKey }
            table B as leads @only(sqlite) { id: Int64 @primaryKey }
            """)
    }

    @Test func canonicallyEquivalentNamesCollide() {
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table A as "caf\\u{E9}" { id: Int64 @primaryKey(as: a) }
            table ⟦repeated-sql-name: B⟧ as "cafe\\u{301}" { id: Int64 @primaryKey(as: b) }
            """)
    }

    @Test func partitionsAndTheirIndexesHaveNamesToo() {
        expectFindings(
            """
            schema S { databases: [postgresql(14)] }
            table Sale {
                country: String
                partition by list(country) {
                    north in ["DK"] { ⟦repeated-sql-name: index(country) as sale⟧ }
                    ⟦repeated-sql-name: south⟧ as sale in ["ES"]
                }
            }
            """)
    }
}
