import SchemagenLanguage
import SchemagenModel

extension DiagnosticCode {
    static let rowSecurityWithoutPolicy = DiagnosticCode(
        "row-security-without-policy", .warning,
        """
        Row security is on for a table that has no policy: nobody but its owner sees a row or can write one. Declare a
        policy:

            sql policy "tenant" on Order \"""
                create policy tenant on orders using (tenant_id = current_setting('app.tenant')::bigint)
                \"""
        """)
}

/// Row security has a policy to go by.
enum RowSecurityRule: TableRule, LintRule {
    static let code = DiagnosticCode.rowSecurityWithoutPolicy

    static func check(_ table: TableFacts, in schema: SchemaFacts, findings: inout ValidationFindings) {
        guard table.table.options.rowSecurity != nil, table.databases.contains(.postgresql),
            !schema.schema.opaqueObjects.contains(where: { $0.kind == "policy" && $0.table == table.name })
        else { return }
        findings.add(code, "row security is on for `\(table.name)`, and no policy lets anybody in", at: table)
    }
}
