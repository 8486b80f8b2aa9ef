import SchemagenLanguage
import Testing

@Suite struct ParserMemberTests {
    private func column(_ text: String, location: Testing.SourceLocation = #_sourceLocation) -> ColumnSyntax? {
        guard case .column(let column)? = members(text, location: location).first?.kind else { return nil }
        return column
    }

    @Test func columns() {
        let full = column(
            "/// Docs.\nsubject as \"sub ject\" was title: String(500)? = \"none\" @index @check(a > 0, as: c)")
        #expect(full?.naming.outline == "subject as sub ject was title @index @check((> a 0) as: c)")
        #expect(full?.naming.documentation == "Docs.")
        #expect(full?.type.outline == "String(500)?")
        #expect(full?.defaultValue?.outline == "\"none\"")
        #expect(column("a: JSON = {} @x")?.defaultValue?.outline == "{}")
        #expect(column("a: [Int32]=[]")?.defaultValue?.outline == "[]")
    }

    @Test(arguments: [
        "Int32", "Int32?", "Lead.ID", "[Int32]", "[[String?]]?", "JSON<Settings>", "JSON<A.B>?", "Decimal(12 2)",
        "Range<Int32>", "MultiRange<Range<X>>", "native(postgresql: \"a\" sqlite: \"b\")", "String(320)",
    ])
    func types(text: String) {
        let source = text.replacing(" 2)", with: ", 2)").replacing("\" s", with: "\", s")
        #expect(column("a: \(source)")?.type.outline == text)
    }

    @Test func aTypeMayEndWithTheEqualSignOfItsDefault() {
        let column = column("a: JSON<Settings>={}")
        #expect(column?.type.outline == "JSON<Settings>")
        #expect(column?.defaultValue?.outline == "{}")
    }

    @Test func codesAreOneName() {
        let column = column("a: Lead.ID @allow(unindexed-foreign-key, \"small\") @allow(x)")
        #expect(column?.naming.outline == "a @allow(unindexed-foreign-key \"small\") @allow(x)")
    }

    @Test func computedProperties() {
        guard case .computed(let value)? = members("computed rate: Double? = a / b @deprecated(\"x\")").first?.kind
        else { return wrongTree() }
        #expect(value.naming.outline == "rate @deprecated(\"x\")")
        #expect(value.type.outline == "Double?")
        #expect(value.value.outline == "(/ a b)")
    }

    @Test func indexesAndKeys() {
        let list = members(
            """
            index(status, scheduledAt desc nullsLast, lower(a) collate("C") ops(x_ops)) as idx using btree include (b, c) where d == nil @with(fillfactor: 70)
            unique(a, b,)
            primaryKey(a)
            index(a) where b in [.x]
            in: Int32
            index(a) as "x y"
            as: Int32
            index(a)
            where: Int32
            index(a)
            include as x: Int32
            """)
        #expect(list.count == 11)
        let outlines = list.map { member -> String in
            switch member.kind {
            case .index(let index): "index" + index.outline
            case .unique(let index): "unique" + index.outline
            case .primaryKey(let index): "primaryKey" + index.outline
            case .column(let column): column.naming.name.text
            default: "other"
            }
        }
        #expect(
            outlines == [
                "index(status, scheduledAt desc nullsLast, lower(a) collate(\"C\") ops(x_ops)) as idx using btree include b c where (== d nil) @with(fillfactor: 70)",
                "unique(a, b)", "primaryKey(a)", "index(a) where (in b .x)", "in", "index(a) as x y", "as", "index(a)",
                "where", "index(a)", "include",
            ])
    }

    @Test func checks() {
        guard case .check(let check)? = members("/// D.\ncheck sent as chk was old: a != .b || c @notValid").first?.kind
        else { return wrongTree() }
        #expect(check.name?.text == "sent")
        #expect(check.sqlName?.text == "chk")
        #expect(check.formerName?.text == "old")
        #expect(check.condition.outline == "(|| (!= a .b) c)")
        #expect(check.attributes.map(\.outline) == ["@notValid"])
        #expect(check.documentation == "D.")
    }

    @Test func foreignKeys() {
        guard
            case .foreignKey(let key)? = members(
                "foreignKey(a, b) as fk references Lead(c, d) @onDelete(setNull(a))\nas: Int32"
            ).first?.kind
        else { return wrongTree() }
        #expect(key.columns.map(\.text) == ["a", "b"])
        #expect(key.sqlName?.text == "fk")
        #expect(key.table.text == "Lead")
        #expect(key.referenced.map(\.text) == ["c", "d"])
        #expect(key.attributes.map(\.outline) == ["@onDelete(setNull(a))"])
        guard case .foreignKey(let short)? = members("foreignKey(a) references Lead").first?.kind
        else { return wrongTree() }
        #expect(short.referenced.isEmpty)
    }

    @Test func exclusions() {
        guard
            case .exclusion(let value)? = members(
                "exclude using gist (room with \"=\", during desc with \"&&\") as no where active @deferrable"
            ).first?.kind
        else { return wrongTree() }
        #expect(value.method.text == "gist")
        #expect(value.keys.map(\.outline) == ["room with =", "during desc with &&"])
        #expect(value.sqlName?.text == "no")
        #expect(value.predicate?.outline == "active")
        #expect(value.attributes.count == 1)
    }

    @Test func partitions() {
        guard
            case .partitioning(let value)? = members(
                """
                partition by range(createdAt, lower(b)) {
                    /// March.
                    march as leads_03 from ("a", minvalue) to (maxvalue, 2) { index(status) }
                    l in ["DE", nil]
                    h modulus 4 remainder 0 {
                        partition by hash(id) managed externally
                    }
                    default default
                }
                """
            ).first?.kind, let partitions = value.partitions
        else { return wrongTree() }
        #expect(value.strategy.text == "range")
        #expect(value.keys.map(\.outline) == ["createdAt", "lower(b)"])
        #expect(partitions.map(\.naming.outline) == ["march as leads_03", "l", "h", "default"])
        #expect(partitions.first?.naming.documentation == "March.")
        #expect(partitions.map(\.members.count) == [1, 0, 1, 0])
        let bounds = partitions.map { partition -> String in
            switch partition.bound {
            case .range(let from, let to):
                "\(from.map(\.outline).joined(separator: " ")) to \(to.map(\.outline).joined(separator: " "))"
            case .list(let values): "in \(values.map(\.outline).joined(separator: " "))"
            case .hash(let modulus, let remainder): "\(modulus) \(remainder)"
            case .default: "default"
            case .invalid: "invalid"
            }
        }
        #expect(bounds == ["\"a\" minvalue to maxvalue 2", "in \"DE\" nil", "4 0", "default"])
        guard case .partitioning(let inner)? = partitions[2].members.first?.kind else { return wrongTree() }
        #expect(inner.partitions == nil)
    }

    @Test func whatStartsLikeAColumnIsOne() {
        let text =
            "index: Int32\ncheck as x: Bool\ncomputed was y: String\npartition as \"p\" was q: Int32\nprimaryKey: Int32"
        #expect(
            members(text).map { member -> String in
                if case .column(let column) = member.kind { return column.naming.outline }
                return "other"
            } == ["index", "check as x", "computed was y", "partition as p was q", "primaryKey"])
        guard case .check(let check)? = members("check as: a > 0").first?.kind else {
            // `check as: …` is a check named `as`: behind `as` stands no name.
            return wrongTree()
        }
        #expect(check.name?.text == "as")
    }
}
