import SchemagenLanguage
import Testing

@Suite struct ParserDeclarationTests {
    private func declaration(
        _ text: String, location: Testing.SourceLocation = #_sourceLocation
    ) -> DeclarationSyntax.Kind? {
        let tree = parse(text, location: location)
        #expect(tree.declarations.count == 1, sourceLocation: location)
        return tree.declarations.first?.kind
    }

    @Test func header() {
        let tree = parse(
            """
            /// Documented.
            ///
            ///   Indented.
            schema Shop {
                databases: [postgresql(14), sqlite(3.37)]
                naming: { index: "ix_{table}", "a b": 1, missing-key: off, } limit: -5
                swiftAccess: public, x: true
            }
            """)
        #expect(tree.header?.documentation == "Documented.\n\n  Indented.")
        #expect(tree.header?.name.text == "Shop")
        #expect(
            tree.header?.settings.map { "\($0.key.text): \($0.value.outline)" } == [
                "databases: [postgresql(14) sqlite(3.37)]",
                "naming: {index: \"ix_{table}\" a b: 1 missing-key: off}", "limit: -5", "swiftAccess: public",
                "x: true",
            ])
    }

    @Test func namespace() {
        guard
            case .namespace(let namespace)? = declaration(
                "namespace billing as \"B\" @only(postgresql) { enum A { b } table C {} }")
        else { return wrongTree() }
        #expect(namespace.naming.outline == "billing as B @only(postgresql)")
        #expect(namespace.declarations.count == 2)
    }

    @Test func extensions() {
        guard case .extension(let plain)? = declaration("extension pgcrypto") else { return wrongTree() }
        #expect(plain.naming.outline == "pgcrypto")
        guard case .extension(let quoted)? = declaration("extension \"uuid-ossp\" @version(\"1.1\") @schema(x)")
        else { return wrongTree() }
        #expect(quoted.naming.outline == "uuid-ossp @version(\"1.1\") @schema(x)")
    }

    @Test func enums() {
        guard
            case .enumeration(let value)? = declaration(
                """
                enum Status as "st" was State @storage(check) {
                    /// Not yet.
                    draft as "DRAFT" was new @deprecated("x"),
                    case, as, was as "w", `enum`,
                }
                """)
        else { return wrongTree() }
        #expect(value.naming.outline == "Status as st was State @storage(check)")
        #expect(
            value.cases.map(\.outline) == [
                "draft as DRAFT was new @deprecated(\"x\")", "case", "as", "was as w", "enum",
            ])
        #expect(value.cases.first?.documentation == "Not yet.")
        guard case .enumeration(let empty)? = declaration("enum E {}") else { return wrongTree() }
        #expect(empty.cases.isEmpty)
    }

    @Test func types() {
        guard
            case .type(let value)? = declaration(
                """
                type Email as email was Mail = String(320)? @storage(domain)
                    check contains(value, "@") @notValid
                    /// Short.
                    check short as e_short: length(value) < 9
                    check value ? a : b
                """)
        else { return wrongTree() }
        #expect(value.naming.outline == "Email as email was Mail @storage(domain)")
        #expect(value.type.outline == "String(320)?")
        #expect(value.checks.map(\.name?.text) == [nil, "short", nil])
        #expect(value.checks.map(\.sqlName?.text) == [nil, "e_short", nil])
        #expect(value.checks.map(\.documentation) == [nil, "Short.", nil])
        #expect(
            value.checks.map(\.condition.outline) == ["contains(value \"@\")", "(< length(value) 9)", "(? value a b)"])
        #expect(value.checks.first?.attributes.map(\.outline) == ["@notValid"])
    }

    @Test func tables() {
        guard
            case .table(let table)? = declaration(
                "/// Docs.\ntable A as \"a b\" was B: Stamps, More @group(\"x\") @with(fillfactor: 70) { a: Int32 b: Int32 }"
            )
        else { return wrongTree() }
        #expect(table.naming.outline == "A as a b was B @group(\"x\") @with(fillfactor: 70)")
        #expect(table.naming.documentation == "Docs.")
        #expect(table.mixins.map(\.text) == ["Stamps", "More"])
        #expect(table.members.count == 2)
        guard case .mixin(let mixin)? = declaration("mixin Stamps { at: Timestamp }") else { return wrongTree() }
        #expect(mixin.naming.outline == "Stamps")
        #expect(mixin.members.count == 1)
        guard
            case .virtualTable(let virtual)? = declaration(
                "virtual table V as v was W using \"fts5(a)\" @only(sqlite) { a: String }")
        else { return wrongTree() }
        #expect(virtual.naming.outline == "V as v was W @only(sqlite)")
        #expect(virtual.module == "fts5(a)")
    }

    @Test func views() {
        guard
            case .view(let view)? = declaration(
                "materialized view W as w was X uses A, B.c, \"f()\" @group(\"g\") { id: Int64 index(id) } = sql \"\"\"\n  SELECT 1\n  \"\"\""
            )
        else { return wrongTree() }
        #expect(view.isMaterialized)
        #expect(view.naming.outline == "W as w was X @group(\"g\")")
        #expect(view.uses?.map { $0.path.map(\.text).joined(separator: ".") } == ["A", "B.c", "f()"])
        #expect(view.uses?.map(\.isOpaque) == [false, false, true])
        #expect(view.members.count == 2)
        #expect(view.query == .common("SELECT 1"))
        guard case .view(let both)? = declaration("view W {} = sql(postgresql: \"a\", sqlite: \"b\")")
        else { return wrongTree() }
        #expect(both.query == .perDatabase(postgresql: "a", sqlite: "b"))
        #expect(both.uses == nil)
    }

    @Test func sequences() {
        guard case .sequence(let sequence)? = declaration("sequence numbers as no was old: Int32 @options(start: 5)")
        else { return wrongTree() }
        #expect(sequence.naming.outline == "numbers as no was old @options(start: 5)")
        #expect(sequence.type?.outline == "Int32")
    }

    @Test func opaqueObjects() {
        guard
            case .opaque(let object)? = declaration(
                "/// D.\nsql event trigger \"touch(int)\" on Lead uses A, \"b()\" @only(postgresql) \"create\" drop (postgresql: \"drop\")"
            )
        else { return wrongTree() }
        #expect(object.kind.text == "event trigger")
        #expect(object.identity.text == "touch(int)")
        #expect(object.table?.text == "Lead")
        #expect(object.uses?.count == 2)
        #expect(object.attributes.map(\.outline) == ["@only(postgresql)"])
        #expect(object.create == .common("create"))
        #expect(object.drop == .perDatabase(postgresql: "drop", sqlite: nil))
        #expect(object.documentation == "D.")
    }

    @Test func removals() {
        let tree = parse(
            """
            removed table LegacyApproval
            removed column Campaign.notes
            removed case Status.cancelled -> .failed
            removed materialized view W
            removed virtual table V
            removed sql event trigger "t"
            removed index Lead."old index"
            removed table sequence
            table A {}
            """)
        let removals = tree.declarations.compactMap { declaration -> String? in
            guard case .removed(let removed) = declaration.kind else { return nil }
            return ([removed.kind.text] + removed.path.map(\.text)).joined(separator: "/")
                + (removed.replacement.map { " -> \($0.outline)" } ?? "")
        }
        #expect(
            removals == [
                "table/LegacyApproval", "column/Campaign/notes", "case/Status/cancelled -> .failed",
                "materialized view/W", "virtual table/V", "sql event trigger/t", "index/Lead/old index",
                "table/sequence",
            ])
        #expect(tree.declarations.count == 9)
    }

    @Test func spansLeaveDocumentationOut() {
        let file = SourceFile(path: "a", text: "/// D.\ntable A {\n  /// E.\n  a: Int32 @index\n}\nenum B { c }")
        let tree = Parser.parse(file).tree
        #expect(file.text(of: tree.declarations[1].span) == "enum B { c }")
        #expect(file.text(of: tree.declarations[0].span).hasPrefix("table A {"))
        guard case .table(let table) = tree.declarations[0].kind else { return wrongTree() }
        #expect(file.text(of: table.members[0].span) == "a: Int32 @index")
    }

    @Test func everyKeywordCanBeANameOfEverything() {
        for keyword in Keyword.allCases where keyword != .none {
            let word = keyword.rawValue
            let tree = parse(
                """
                enum \(word) { \(word), a }
                table \(word) as \(word) {
                    \(word): Int32 = f(\(word): 1)
                    \(word) as \(word): Int32
                    \(word) was \(word) : Int32
                    computed \(word): Int32 = 1
                    index(`\(word)`) as \(word)
                    check \(word) as \(word): true
                }
                type \(word) = \(word)
                view \(word) {} = sql ""
                """)
            #expect(tree.declarations.count == 4, "\(word)")
            guard case .table(let table)? = tree.declarations.dropFirst().first?.kind else { continue }
            #expect(table.members.count == 6, "\(word)")
        }
    }
}
