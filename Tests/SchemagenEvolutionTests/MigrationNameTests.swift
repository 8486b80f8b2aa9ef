import SchemagenModel
import SchemagenPlanning
import Testing

@Suite struct MigrationNameTests {
    private func name(_ old: [Table]?, _ new: [Table]) -> String {
        MigrationName.suggestion(from: old.map { Build.schema(tables: $0) }, to: Build.schema(tables: new))
    }

    private func table(_ name: String, _ sqlName: String) -> Table {
        var table = Build.table(name)
        table.info.sqlName = sqlName
        return table
    }

    @Test func names() {
        let first = table("A", "a")
        #expect(name(nil, [first]) == "initial")
        #expect(name([first], [first]) == "no_change")
        #expect(name([first], [first, table("M", "campaign_metrics")]) == "create_campaign_metrics")
        #expect(
            name([first], [first, table("R", "auto_responses"), table("V", "response_variables")])
                == "create_auto_responses_and_response_variables")
        #expect(name([], [first, table("B", "b"), table("C", "c")]) == "create_3_tables")
    }

    @Test func changesOfOneThing() {
        var other = Build.table("Order")
        other.columns.append(Build.column("deliveryNote"))
        #expect(name([Build.table("Order")], [other]) == "add_order_delivery_note")
        #expect(name([Build.table("Order")], []) == "drop_order")
        other.columns[0].type = .uuid
        #expect(name([Build.table("Order")], [other]) == "change_order")
    }

    @Test func awkwardNames() {
        #expect(name([], [table("A", "Orders by \"buyer\"")]) == "create_orders_by_buyer")
        #expect(name([], [table("A", "../../etc")]) == "create_etc")
        #expect(name([], [table("A", "日本")]) == "create_table")
        #expect(name([], [table("A", String(repeating: "x", count: 63))]) == "create_table")
        #expect(
            name([], [table("A", String(repeating: "x", count: 40)), table("B", String(repeating: "y", count: 40))])
                == "create_2_tables")
        #expect(name([], [table("A", "größe_x")]) == "create_gr_e_x")
    }

    @Test func objectsBesideTables() {
        let old = Build.schema()
        #expect(
            MigrationName.suggestion(from: old, to: Build.schema(enums: [Build.enumeration("Status", ["a"])]))
                == "create_status")
        #expect(
            MigrationName.suggestion(
                from: old,
                to: Build.schema(enums: [Build.enumeration("Status", ["a"])], tables: [table("A", "a_table")]))
                == "create_a_table")
        #expect(
            MigrationName.suggestion(from: old, to: Build.schema(opaque: [Build.function("f(integer)", uses: [])]))
                == "create_function_f_integer")
    }
}
