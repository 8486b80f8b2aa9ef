import SchemagenLanguage

/// A rule that only `lint` applies: what it finds works, and is worth a second look.
protocol LintRule: SendableMetatype {
    /// The kind of finding, with its severity and its explanation.
    static var code: DiagnosticCode { get }
}

/// The rules of `lint` alone.
enum LintRules {
    static let schema: [any (SchemaRule & LintRule).Type] = [
        NamingStyleRule.self, NamingPatternRule.self, QuotedNameRule.self, UnusedTypeRule.self,
        DocumentationCoverageRule.self, UndocumentedRule.self,
    ]

    static let table: [any (TableRule & LintRule).Type] = [
        ShortIdentityRule.self, SerialIdentityRule.self, MissingForeignKeyRule.self, RepeatedForeignKeyRule.self,
        PartlyNilForeignKeyRule.self, UndeclaredDeleteRule.self, NilInUniqueRule.self, NotValidRule.self,
        PaddedTextRule.self, LocalInstantRule.self, MoneyTypeRule.self, JSONTextRule.self, NumberedColumnsRule.self,
        NothingRequiredRule.self, TooManyColumnsRule.self, TooManyIndexesRule.self, WideIndexRule.self,
        UnselectiveIndexRule.self, UnloggedTableRule.self, RowSecurityRule.self,
    ]
}

extension DiagnosticCode {
    /// The findings of the rules that only `lint` applies.
    public static let lint: [DiagnosticCode] = LintRules.schema.map { $0.code } + LintRules.table.map { $0.code }
}
