import SchemagenLanguage

extension ResolutionContext {
    /// What an object has in common with all others: names, documentation, and the attributes that stand nearly
    /// everywhere.
    func info(
        _ naming: NamingSyntax, _ kind: NameKind, _ attributes: AttributeReader, in scope: DeclarationScope
    ) -> ObjectInfo {
        ObjectInfo(
            name: naming.name.text, sqlName: sqlName(naming, kind), sqlSchema: scope.sqlSchema,
            documentation: naming.documentation, deprecation: attributes.text(.deprecated),
            group: attributes.text(.group), formerName: formerName(naming),
            databases: attributes.databases(within: scope.databases),
            allowances: attributes.allowances() + scope.allowances, anchor: SourceAnchor(naming.name.span))
    }

    /// The SQL name: what stands behind `as`, or else what the naming pattern gives.
    func sqlName(_ naming: NamingSyntax, _ kind: NameKind) -> String {
        explicitName(naming.sqlName) ?? self.naming.name(kind, of: naming.name.text)
    }

    /// The name behind `was`, which must be another one.
    func formerName(_ naming: NamingSyntax) -> String? {
        guard let former = naming.formerName else { return nil }
        guard former.text != naming.name.text else {
            report(.invalidFormerName, "`\(former.text)` is the name that it has now", at: former.span)
            return nil
        }
        return former.text
    }
}
