import SchemagenModel

/// Everything that can be drawn, as it is counted.
enum RandomKinds {
    static func things(on database: Database) -> [String] {
        var labels: Set<String> = [
            "namespace", "enum", "case", "type", "mixin", "table", "view", "view of a view", "column generated",
        ]
        for facts in TypeFacts.all where database == .postgresql || !facts.isPostgreSQL { labels.insert(facts.label) }
        for key in RandomSchema.keys where key.label != "key none" { labels.insert(key.label) }
        for part in PartRecipe.all where part.database == nil || part.database == database { labels.insert(part.label) }
        for mark in MarkRecipe.all where mark.database == nil || mark.database == database {
            for form in mark.forms { labels.insert(form.label) }
        }
        for opaque in RandomSchema.opaques where opaque.database == database { labels.insert(opaque.label) }
        labels.formUnion(RandomSchema.foreignKeys)
        if database == .postgresql {
            labels.formUnion(RandomSchema.partitionings)
            labels.formUnion([
                "extension", "sequence", "materialized view", "@inherits", "@clusterOn", "@replicaIdentity(index)",
                "@ownedBy",
            ])
        } else {
            labels.formUnion(["virtual table", "column generated virtual"])
        }
        return labels.sorted()
    }

    static func edits(on database: Database) -> [String] {
        // What asks for a virtual table finds none on PostgreSQL, and another edit is drawn.
        let edits = RandomSchema.edits.filter {
            $0.databases.contains(database) && (database == .sqlite || !$0.label.hasSuffix("virtual table"))
        }
        return Set(edits.map(\.label)).sorted()
    }
}
