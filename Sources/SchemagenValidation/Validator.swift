import SchemagenLanguage
import SchemagenModel

/// Finds what a schema says that no database would accept, that one of its databases cannot do, or that is likely to be
/// regretted.
public enum Validator {
    /// The findings about a resolved schema, in the order of their places, with `@allow` and the header's `lint` setting
    /// applied.
    public static func validate(_ schema: Schema) -> [Diagnostic] {
        validate(schema, index: SchemaIndex(schema))
    }

    /// The findings about a resolved schema whose index is already there.
    public static func validate(_ schema: Schema, index: SchemaIndex) -> [Diagnostic] {
        let facts = SchemaFacts(schema, index: index)
        var findings = ValidationFindings(settings: schema.settings)
        for rule in schemaRules { rule.check(facts, findings: &findings) }
        for table in schema.tables {
            let table = facts.tables.facts(table)
            for rule in tableRules { rule.check(table, in: facts, findings: &findings) }
        }
        var bag = DiagnosticBag()
        bag.add(contentsOf: findings.diagnostics)
        return bag.sorted
    }

    private static let schemaRules: [any SchemaRule.Type] = [
        EnumCasesRule.self, SQLiteObjectsRule.self, ViewOptionsRule.self, NamedIndexRule.self, SQLTextRule.self,
        ObjectNamesRule.self,
        ForeignKeyCycleRule.self,
    ]

    private static let tableRules: [any TableRule.Type] = [
        EmptyTableRule.self, PrimaryKeyRule.self, TableNamesRule.self, IdentityRule.self, GeneratedColumnRule.self,
        TouchRule.self, AvailabilityRule.self, ForeignKeyIndexRule.self, ForeignKeyTypeRule.self,
        ForeignKeyActionRule.self, ForeignKeyTargetRule.self, RedundantIndexRule.self, PartitionKeyRule.self,
        DeprecationRule.self, SQLiteTypesRule.self, SQLiteConstraintsRule.self, SQLiteIndexesRule.self,
        SQLiteTableOptionsRule.self, SQLiteRowIDRule.self, PostgreSQLRule.self, VersionRule.self,
    ]
}
