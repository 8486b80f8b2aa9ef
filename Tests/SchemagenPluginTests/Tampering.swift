/// One way in which a project drifts, and what the build says about it.
struct Tampering: Sendable {
    let name: String
    /// What the output contains: place and words.
    let message: String
    /// The native build system finds out by itself that an input is gone, before it asks the tool: it then names the file
    /// without a place.
    var deletedInput: String? = nil
    let change: @Sendable (FixturePackage) throws -> Void

    /// Whether the output of a failed build says what happened.
    func isExplained(by output: String, on system: BuildSystem) -> Bool {
        if output.contains(message) { return true }
        guard system == .native, let deletedInput else { return false }
        return output.split(whereSeparator: \.isNewline).contains { line in
            line.contains("missing input") && line.contains(deletedInput)
        }
    }

    private static let lock = "Generated/Migrations/schemagen.lock"
    private static let up = "Generated/Migrations/postgresql/0001_initial.up.sql"
    private static let snapshot = "Generated/Migrations/snapshots/0001.schema"

    /// What both plugins notice.
    static let all: [Tampering] = [
        Tampering(
            name: "a column that no migration adds",
            message: "Schema/Shop.schema:20:5: error: "
        ) { package in
            let schema = try package.read("Schema/Shop.schema")
            try package.write(
                schema.replacing("    status: OrderStatus", with: "    total: Int64 = 0\n    status: OrderStatus"),
                to: "Schema/Shop.schema")
        },
        Tampering(name: "the command that mends a change", message: "run `swift run schemagen generate`") { package in
            let schema = try package.read("Schema/Shop.schema")
            try package.write(schema + "\ntable Note { id: Int64 @primaryKey }\n", to: "Schema/Shop.schema")
        },
        Tampering(name: "an edited migration", message: "\(up):1:1: error: ") { package in
            try package.write(package.read(up) + "-- by hand\n", to: up)
        },
        Tampering(name: "an added migration", message: "postgresql/0002_more.up.sql:1:1: error: ") { package in
            try package.write("SELECT 1;\n", to: "Generated/Migrations/postgresql/0002_more.up.sql")
        },
        Tampering(name: "a deleted migration", message: "\(up):1:1: error: ", deletedInput: up) { package in
            try package.remove(up)
        },
        Tampering(name: "a deleted lock", message: "\(lock):1:1: error: ", deletedInput: lock) { package in
            try package.remove(lock)
        },
        Tampering(name: "an emptied lock", message: "\(lock):1:1: error: ") { package in try package.write("", to: lock)
        },
        Tampering(name: "a lock resolved to one side", message: "\(lock):2:1: error: ") { package in
            // The line of another branch: well-formed, with a predecessor that is not here.
            let lines = try package.read(lock).split(separator: "\n").map(String.init)
            let words = lines[1].split(separator: " ").map { word in
                word.hasPrefix("previous=") ? "previous=" + String(repeating: "0", count: 64) : String(word)
            }
            try package.write("\(lines[0])\n\(words.joined(separator: " "))\n", to: lock)
        },
        Tampering(name: "an edited snapshot", message: "\(snapshot):1:1: error: ") { package in
            try package.write(package.read(snapshot) + "// by hand\n", to: snapshot)
        },
    ]

    /// What only the plugin notices that checks committed models.
    static let models: [Tampering] = [
        Tampering(name: "a model edited by hand", message: "Generated/Models/Order.swift:") { package in
            let path = "Generated/Models/Order.swift"
            try package.write(package.read(path).replacing("public var note", with: "public var remark"), to: path)
        },
        Tampering(name: "a deleted model", message: "Generated/Models/Customer.swift:1:1: error: ") { package in
            try package.remove("Generated/Models/Customer.swift")
        },
    ]
}
