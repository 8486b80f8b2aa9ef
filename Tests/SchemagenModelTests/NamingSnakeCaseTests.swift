import SchemagenModel
import Testing

@Suite struct NamingSnakeCaseTests {
    @Test(arguments: [
        ("leadID", "lead_id"), ("emailIDs", "email_ids"), ("sha256Hash", "sha256_hash"), ("HTMLBody", "html_body"),
        ("createdAt", "created_at"), ("OrderLine", "order_line"), ("id", "id"), ("ID", "id"), ("IDs", "ids"),
        ("URLsByHost", "urls_by_host"), ("aB", "a_b"), ("A", "a"), ("As", "as"), ("TVShow", "tv_show"),
        ("utf8Text", "utf8_text"), ("UTF8Text", "utf8_text"), ("n8nWorkflow", "n8n_workflow"),
        ("snake_case", "snake_case"),
        ("_private", "_private"), ("already_Mixed", "already_mixed"), ("x1Y2", "x1_y2"), ("IDsync", "i_dsync"),
        ("emailIDsSent", "email_ids_sent"), ("", ""), ("$0", "$0"),
    ])
    func converts(_ swift: String, _ sql: String) {
        #expect(SnakeCase.convert(swift) == sql)
    }

    @Test(arguments: [
        ("straßeÜber", "straße_über"), ("ÄÖÜBer", "äöü_ber"), ("naïveID", "naïve_id"), ("日本語", "日本語"),
        ("İstanbul", "i̇stanbul"),
    ])
    func convertsBeyondASCII(_ swift: String, _ sql: String) {
        #expect(SnakeCase.convert(swift) == sql)
    }

    @Test func aNameInSnakeCaseStaysAsItIs() {
        for name in ["lead_id", "email_ids", "a", "x1_y2", "html_body"] {
            #expect(SnakeCase.convert(SnakeCase.convert(name)) == name)
        }
    }
}

@Suite struct NamingIdentifierTests {
    @Test func aNameThatFitsStays() {
        let longest = String(repeating: "a", count: 63)
        #expect(SQLIdentifier.fitted(longest) == longest)
        #expect(SQLIdentifier.fitted("") == "")
    }

    @Test func aLongNameIsCutAndKeepsItsDifference() {
        let one = SQLIdentifier.fitted(String(repeating: "a", count: 64))
        let other = SQLIdentifier.fitted(String(repeating: "a", count: 65))
        #expect(one.utf8.count == 63)
        #expect(one != other)
        #expect(one.hasPrefix(String(repeating: "a", count: 54) + "_"))
        // The same on every machine and in every run: names in committed migrations depend on it.
        #expect(
            SQLIdentifier.fitted(String(repeating: "a", count: 64)) == String(repeating: "a", count: 54) + "_d96f0f85")
    }

    @Test func theCutNeverSplitsALetter() {
        for padding in 0..<5 {
            let name = String(repeating: "x", count: padding) + String(repeating: "é😀", count: 20)
            let fitted = SQLIdentifier.fitted(name)
            #expect(fitted.utf8.count <= 63)
            #expect(!fitted.unicodeScalars.contains("\u{FFFD}"))
            #expect(name.hasPrefix(String(fitted.dropLast(9))))
        }
    }

    @Test(arguments: [
        ("line2", "line_2"), ("addressLine12Text", "address_line_12_text"),
        ("sha256Hash", "sha_256_hash"),
        ("line_2", "line_2"), ("_2ndTry", "_2nd_try"), ("größe1", "größe_1"), ("x", "x"), ("", ""),
        ("a1b2", "a_1b_2"),
    ])
    func numbersStandApart(swift: String, sql: String) {
        #expect(SnakeCase.convertWithNumbersApart(swift) == sql)
    }

    @Test func sqliteFoldsLettersOfASCIIOnly() {
        #expect(SQLIdentifier.foldedForSQLite("OrderÄ") == "orderÄ")
        #expect(SQLIdentifier.foldedForSQLite("order_1") == "order_1")
    }
}

@Suite struct NamingPatternTests {
    private func naming(_ patterns: [String: String]) -> SQLNaming {
        var settings = SchemaSettings()
        settings.naming = patterns
        return SQLNaming(settings)
    }

    @Test func theDefaultsAreThoseOfPostgreSQL() {
        let naming = SQLNaming()
        #expect(naming.name(.table, of: "OrderLine") == "order_line")
        #expect(naming.name(.primaryKey, table: "orders", columns: ["id"]) == "orders_pkey")
        #expect(naming.name(.foreignKey, table: "orders", columns: ["buyer_id"]) == "orders_buyer_id_fkey")
        #expect(naming.name(.unique, table: "orders", columns: ["a", "b"]) == "orders_a_b_key")
        #expect(
            naming.name(.index, table: "orders", columns: ["status", "created_at"]) == "orders_status_created_at_idx")
        #expect(naming.name(.exclusion, table: "r", columns: ["room", "during"]) == "r_room_during_excl")
        #expect(naming.name(.identity, table: "orders", columns: ["id"]) == "orders_id_seq")
        #expect(naming.check(table: "orders", column: "discount") == "orders_discount_check")
        #expect(naming.check(table: "orders", name: "endsAfterStart") == "orders_ends_after_start_check")
    }

    @Test func patternsReplaceThem() {
        let naming = naming([
            "index": "ix_{table}_{columns}", "foreignKey": "fk_{table}_{column}_{target}", "case": "{NAME}",
            "enum": "{lowercased}", "column": "{swiftName}", "check": "ck_{table}_{name}",
        ])
        #expect(naming.name(.index, table: "leads", columns: ["a", "b"]) == "ix_leads_a_b")
        #expect(naming.name(.foreignKey, table: "t", columns: ["a", "b"], target: "u") == "fk_t_a_u")
        #expect(naming.name(.enumCase, of: "needsReply") == "NEEDS_REPLY")
        #expect(naming.name(.enumeration, of: "ApprovalStatus") == "approvalstatus")
        #expect(naming.name(.column, of: "leadID") == "leadID")
        let joined = self.naming(["index": "index_{table}_on_{columns:_and_}"])
        #expect(joined.name(.index, table: "leads", columns: ["a", "b"]) == "index_leads_on_a_and_b")
        // Unique indexes are indexes until the header says otherwise.
        #expect(joined.name(.uniqueIndex, table: "leads", columns: ["a"]) == "index_leads_on_a")
        let apart = self.naming(["index": "i_{columns}", "uniqueIndex": "{table}_{columns:}_key"])
        #expect(apart.name(.uniqueIndex, table: "leads", columns: ["a", "b"]) == "leads_ab_key")
        #expect(apart.name(.index, table: "leads", columns: ["a", "b"]) == "i_a_b")
        let numbered = self.naming(["column": "{name_1}", "check": "{table}_{name_1}"])
        #expect(numbered.name(.column, of: "addressLine2") == "address_line_2")
        #expect(numbered.check(table: "t", name: "rule7") == "t_rule_7")
        #expect(numbered.check(table: "t", column: "a1") == "t_a1")
        // A column's SQL name goes into its check's name as it is.
        #expect(naming.check(table: "t", column: "LeadID") == "ck_t_LeadID")
    }

    @Test func longNamesAreCut() {
        let name = SQLNaming().name(
            .index, table: String(repeating: "t", count: 40), columns: [String(repeating: "c", count: 40)])
        #expect(name.utf8.count == 63)
    }
}

@Suite struct NamingKindTests {
    /// Every kind finds its own pattern, not its neighbour's.
    @Test(arguments: NameKind.allCases)
    func everyKindHasItsPattern(_ kind: NameKind) {
        var settings = SchemaSettings()
        for other in NameKind.allCases { settings.naming[other.rawValue] = "x_\(other.rawValue)" }
        let naming = SQLNaming(settings)
        #expect(naming.name(kind, of: "a") == "x_\(kind.rawValue)")
        #expect(naming.name(kind, table: "t", columns: ["c"]) == "x_\(kind.rawValue)")
    }
}
