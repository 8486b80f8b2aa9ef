/// The names of articles and images: DocC finds both by their names alone, wherever they are in the catalogue.
struct DocCNames {
    /// The catalogue's name and the root article's.
    let root: String
    /// The articles' names by the offsets of the pages.
    let articles: [String]
    /// The images' names by those of the files.
    let images: [String: String]

    init(_ contents: SiteContents, files: [String], name: String) {
        var taken: Set<String> = []
        let root = Self.unique(Self.plain(name), &taken)
        self.root = root
        articles = contents.pages.indices.map { number in
            if number == contents.index { return root }
            let page = contents.pages[number].name
            return Self.unique(Self.plain(SitePath.stem(page, extension: "md") ?? page), &taken)
        }
        var images: [String: String] = [:]
        var takenImages: Set<String> = []
        for file in files {
            for ending in ["svg", "png", "jpg", "jpeg", "gif"] {
                guard let stem = SitePath.stem(file, extension: ending) else { continue }
                images[file] = Self.unique(Self.plain(stem), &takenImages) + "." + ending
            }
        }
        self.images = images
    }

    /// A path as a name of ASCII letters, digits, `-` and `_`: `tables/Lead` is `tables-Lead`.
    static func plain(_ path: String) -> String {
        var name = ""
        for scalar in path.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", "_": name.unicodeScalars.append(scalar)
            case "/", " ": name += "-"
            default: name += "u" + String(scalar.value, radix: 16, uppercase: true)
            }
        }
        return name.isEmpty ? "Schema" : name
    }

    /// A name that no other has, upper and lower case being one: not all disks tell them apart.
    private static func unique(_ name: String, _ taken: inout Set<String>) -> String {
        if taken.insert(name.lowercased()).inserted { return name }
        var number = 2
        while !taken.insert("\(name)-\(number)".lowercased()).inserted { number += 1 }
        return "\(name)-\(number)"
    }
}
