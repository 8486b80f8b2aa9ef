import SchemagenLanguage
import SchemagenModel

/// What is written in SQL has a text for each database that it exists on.
enum SQLTextRule: SchemaRule {
    static func check(_ schema: SchemaFacts, findings: inout ValidationFindings) {
        for view in schema.schema.views {
            check(
                view.query, on: view.info.databases, "the query of `\(view.info.name)`", at: view.info.anchor,
                view.info.allowances, schema, &findings)
        }
        for object in schema.schema.opaqueObjects {
            check(
                object.create, on: object.databases, "`\(object.name)`", at: object.anchor, object.allowances, schema,
                &findings)
            if let drop = object.drop {
                check(
                    drop, on: object.databases, "what drops `\(object.name)`", at: object.anchor, object.allowances,
                    schema, &findings)
            }
        }
    }

    private static func check(
        _ text: SQLText, on databases: DatabaseSet, _ thing: String, at anchor: SourceAnchor, _ allowances: [Allowance],
        _ schema: SchemaFacts, _ findings: inout ValidationFindings
    ) {
        for database in databases.intersection(schema.targets).databases where text[database] == nil {
            findings.add(
                .sqlTextMissing, "\(thing) has no text for \(database.title)", at: anchor, allowances: allowances,
                fixes: [Diagnostic.Fix("add one, or put `@only` behind the name")])
        }
    }
}
