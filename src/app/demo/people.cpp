// SPDX-License-Identifier: Apache-2.0
#include "app/demo/people.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "base/phone.h"
#include "base/text.h"

namespace okno::app {

namespace {

constexpr std::uint64_t kBuyers = 1;
constexpr std::uint64_t kTongues = 2;

struct Name {
    std::string_view written, latin;
};

constexpr Name kRussianWomen[] = {{"Анна", "anna"},       {"Ольга", "olga"},      {"Мария", "maria"},   {"Екатерина", "katya"},
                                  {"Наталья", "natalia"}, {"Алёна", "alena"},     {"Дарья", "daria"},   {"Светлана", "svetlana"},
                                  {"Юлия", "yulia"},      {"Татьяна", "tatiana"}, {"Ксения", "ksenia"}, {"Полина", "polina"}};
constexpr Name kRussianMen[] = {{"Алексей", "alexey"}, {"Дмитрий", "dmitry"}, {"Сергей", "sergey"}, {"Иван", "ivan"},
                                {"Пётр", "petr"},      {"Павел", "pavel"},    {"Андрей", "andrey"}, {"Михаил", "mikhail"},
                                {"Игорь", "igor"},     {"Никита", "nikita"},  {"Илья", "ilya"},     {"Роман", "roman"}};
// The masculine form; the feminine one adds "а".
constexpr Name kRussianSurnames[] = {
    {"Смирнов", "smirnov"},   {"Иванов", "ivanov"},         {"Кузнецов", "kuznetsov"}, {"Соколов", "sokolov"},   {"Попов", "popov"},
    {"Лебедев", "lebedev"},   {"Новиков", "novikov"},       {"Морозов", "morozov"},    {"Петров", "petrov"},     {"Волков", "volkov"},
    {"Соловьёв", "solovyev"}, {"Васильев", "vasiliev"},     {"Зайцев", "zaitsev"},     {"Павлов", "pavlov"},     {"Семёнов", "semenov"},
    {"Голубев", "golubev"},   {"Виноградов", "vinogradov"}, {"Богданов", "bogdanov"},  {"Воробьёв", "vorobyev"}, {"Фёдоров", "fedorov"},
    {"Тихонов", "tikhonov"},  {"Григорьев", "grigoriev"},   {"Белов", "belov"},        {"Захаров", "zakharov"}};
struct Patronymic {
    std::string_view woman, man;
};
constexpr Patronymic kPatronymics[] = {{"Викторовна", "Викторович"}, {"Сергеевна", "Сергеевич"},         {"Андреевна", "Андреевич"},
                                       {"Ивановна", "Иванович"},     {"Александровна", "Александрович"}, {"Петровна", "Петрович"}};
constexpr Name kPolishWomen[] = {{"Katarzyna", "katarzyna"}, {"Agnieszka", "agnieszka"}, {"Małgorzata", "malgorzata"}, {"Ewa", "ewa"},
                                 {"Joanna", "joanna"},       {"Zofia", "zofia"},         {"Magdalena", "magdalena"},   {"Łucja", "lucja"}};
constexpr Name kPolishMen[] = {{"Marek", "marek"},         {"Piotr", "piotr"},   {"Paweł", "pawel"}, {"Tomasz", "tomasz"},
                               {"Krzysztof", "krzysztof"}, {"Łukasz", "lukasz"}, {"Jan", "jan"},     {"Michał", "michal"}};
struct PolishSurname {
    std::string_view woman, man, latin;
};
constexpr PolishSurname kPolishSurnames[] = {{"Kowalska", "Kowalski", "kowalski"},
                                             {"Wiśniewska", "Wiśniewski", "wisniewski"},
                                             {"Wójcik", "Wójcik", "wojcik"},
                                             {"Kowalczyk", "Kowalczyk", "kowalczyk"},
                                             {"Kamińska", "Kamiński", "kaminski"},
                                             {"Lewandowska", "Lewandowski", "lewandowski"},
                                             {"Zielińska", "Zieliński", "zielinski"},
                                             {"Szymańska", "Szymański", "szymanski"},
                                             {"Woźniak", "Woźniak", "wozniak"},
                                             {"Dąbrowska", "Dąbrowski", "dabrowski"},
                                             {"Król", "Król", "krol"},
                                             {"Jabłońska", "Jabłoński", "jablonski"}};
constexpr Name kUzbekWomen[] = {{"Gulnora", "gulnora"}, {"Dilnoza", "dilnoza"}, {"Zulfiya", "zulfiya"},
                                {"Nigora", "nigora"},   {"Oʻgʻiloy", "ogiloy"}, {"Malika", "malika"}};
constexpr Name kUzbekMen[] = {{"Jasur", "jasur"},     {"Timur", "timur"},      {"Bekzod", "bekzod"},
                              {"Sherzod", "sherzod"}, {"Ulugʻbek", "ulugbek"}, {"Aziz", "aziz"}};
// The masculine form; the feminine one adds "a".
constexpr Name kUzbekSurnames[] = {{"Rasulov", "rasulov"},   {"Karimov", "karimov"}, {"Yoʻldoshev", "yoldoshev"}, {"Toʻxtayev", "toxtayev"},
                                   {"Ismoilov", "ismoilov"}, {"Saidov", "saidov"},   {"Umarov", "umarov"},        {"Gʻaniyev", "ganiyev"}};
constexpr Name kEnglishWomen[] = {{"Emma", "emma"},           {"Olivia", "olivia"}, {"Grace", "grace"},
                                  {"Charlotte", "charlotte"}, {"Helen", "helen"},   {"Siobhan", "siobhan"}};
constexpr Name kEnglishMen[] = {{"James", "james"},   {"Oliver", "oliver"}, {"George", "george"},
                                {"Daniel", "daniel"}, {"Liam", "liam"},     {"Thomas", "thomas"}};
constexpr Name kEnglishSurnames[] = {{"Smith", "smith"},   {"Taylor", "taylor"}, {"O’Brien", "obrien"}, {"Walker", "walker"},
                                     {"Wright", "wright"}, {"Clarke", "clarke"}, {"Hughes", "hughes"}};

struct City {
    std::string_view name, region, index;
};
constexpr City kRussianCities[] = {{"Москва", "Москва", "101000"},
                                   {"Санкт-Петербург", "Санкт-Петербург", "190000"},
                                   {"Казань", "Республика Татарстан", "420000"},
                                   {"Тверь", "Тверская область", "170000"},
                                   {"Пермь", "Пермский край", "614000"},
                                   {"Екатеринбург", "Свердловская область", "620000"},
                                   {"Химки", "Московская область", "141400"},
                                   {"Самара", "Самарская область", "443000"},
                                   {"Новосибирск", "Новосибирская область", "630000"}};
constexpr City kPolishCities[] = {{"Warszawa", "mazowieckie", "00-001"}, {"Kraków", "małopolskie", "30-001"},
                                  {"Łódź", "łódzkie", "90-001"},         {"Wrocław", "dolnośląskie", "50-001"},
                                  {"Gdańsk", "pomorskie", "80-001"},     {"Poznań", "wielkopolskie", "60-001"}};
constexpr City kUzbekCities[] = {{"Toshkent", "Toshkent", "100000"},
                                 {"Samarqand", "Samarqand viloyati", "140100"},
                                 {"Buxoro", "Buxoro viloyati", "200100"},
                                 {"Fargʻona", "Fargʻona viloyati", "150100"}};
constexpr City kEnglishCities[] = {
    {"London", "Greater London", "EC1A 1BB"}, {"Bristol", "Bristol", "BS1 4DJ"}, {"Leeds", "West Yorkshire", "LS1 4AP"}};

constexpr std::string_view kRussianStreets[] = {"ул. Новослободская", "ул. Ленина", "пр-т Мира",   "ул. Садовая",
                                                "ул. Гагарина",       "Лесная ул.", "ул. Пушкина", "Школьная ул."};
constexpr std::string_view kPolishStreets[] = {"ul. Marszałkowska", "ul. Długa",    "ul. Polna",
                                               "al. Jana Pawła II", "ul. Ogrodowa", "ul. Kościuszki"};
constexpr std::string_view kUzbekStreets[] = {"Amir Temur koʻchasi", "Mustaqillik koʻchasi", "Navoiy koʻchasi", "Bogʻishamol koʻchasi"};
constexpr std::string_view kEnglishStreets[] = {"High Street", "Station Road", "Church Lane", "Victoria Road"};
constexpr std::string_view kMailboxes[] = {"example.com", "mail.example", "post.example", "inbox.example"};
constexpr std::string_view kSources[] = {"yandex", "google", "instagram", "newsletter", "direct", "allegro"};
constexpr std::string_view kCampaigns[] = {"autumn-coats", "home", "brand", "sale", "retargeting"};

std::string written_phone(Chance& chance, Tongue tongue) {
    const auto group = [&](int digits) {
        return fmt::format("{:0{}}", chance.below(digits == 3 ? 1000 : digits == 4 ? 10000 : 100), digits);
    };
    switch (tongue) {
        case Tongue::russian: {
            const std::int64_t code = chance.between(903, 989);
            const std::string rest[] = {group(3), group(2), group(2)};
            if (chance.percent(30)) return fmt::format("8 ({}) {}-{}-{}", code, rest[0], rest[1], rest[2]);
            return fmt::format("+7 {} {}-{}-{}", code, rest[0], rest[1], rest[2]);
        }
        case Tongue::polish: {
            constexpr std::string_view kCodes[] = {"501", "512", "600", "601", "660", "694", "721", "788"};
            const std::string_view code = chance.one_of(kCodes);
            const std::string rest[] = {group(3), group(3)};
            if (chance.percent(50)) return fmt::format("{} {} {}", code, rest[0], rest[1]);
            return fmt::format("+48 {} {} {}", code, rest[0], rest[1]);
        }
        case Tongue::uzbek: {
            constexpr std::string_view kCodes[] = {"90", "91", "93", "94", "97", "99"};
            const std::string_view code = chance.one_of(kCodes);
            const std::string rest[] = {group(3), group(2), group(2)};
            return fmt::format("+998 {} {} {} {}", code, rest[0], rest[1], rest[2]);
        }
        case Tongue::english: break;
    }
    const std::int64_t code = chance.between(400, 999);
    const std::string rest = group(3) + group(3);
    return fmt::format("+44 7{} {}", code, rest);
}

struct Person {
    std::string first, last, patronymic, latin_first, latin_last;
    bool woman = false;
};

Person make_person(Chance& chance, Tongue tongue) {
    Person person;
    person.woman = chance.percent(62);
    const auto take = [&](const Name& first, std::string last, std::string_view latin_last) {
        person.first = first.written;
        person.latin_first = first.latin;
        person.last = std::move(last);
        person.latin_last = latin_last;
    };
    switch (tongue) {
        case Tongue::russian: {
            const Name& first = person.woman ? chance.one_of(kRussianWomen) : chance.one_of(kRussianMen);
            const Name& last = chance.one_of(kRussianSurnames);
            take(first, std::string(last.written) + (person.woman ? "а" : ""), last.latin);
            const Patronymic& patronymic = chance.one_of(kPatronymics);
            if (chance.percent(55)) person.patronymic = person.woman ? patronymic.woman : patronymic.man;
            break;
        }
        case Tongue::polish: {
            const Name& first = person.woman ? chance.one_of(kPolishWomen) : chance.one_of(kPolishMen);
            const PolishSurname& last = chance.one_of(kPolishSurnames);
            take(first, std::string(person.woman ? last.woman : last.man), last.latin);
            break;
        }
        case Tongue::uzbek: {
            const Name& first = person.woman ? chance.one_of(kUzbekWomen) : chance.one_of(kUzbekMen);
            const Name& last = chance.one_of(kUzbekSurnames);
            take(first, std::string(last.written) + (person.woman ? "a" : ""), last.latin);
            break;
        }
        case Tongue::english: {
            const Name& first = person.woman ? chance.one_of(kEnglishWomen) : chance.one_of(kEnglishMen);
            const Name& last = chance.one_of(kEnglishSurnames);
            take(first, std::string(last.written), last.latin);
            break;
        }
    }
    return person;
}

customers::Address make_address(Chance& chance, Tongue tongue) {
    customers::Address address;
    const auto fill = [&](std::string_view country, const City& city, std::string_view street) {
        address.country = country;
        address.city = city.name;
        address.region = city.region;
        address.index = city.index;
        address.street = street;
    };
    switch (tongue) {
        case Tongue::russian:
            fill("RU", kRussianCities[chance.weighted({30, 15, 8, 6, 6, 8, 8, 6, 8})], chance.one_of(kRussianStreets));
            break;
        case Tongue::polish: fill("PL", chance.one_of(kPolishCities), chance.one_of(kPolishStreets)); break;
        case Tongue::uzbek: fill("UZ", chance.one_of(kUzbekCities), chance.one_of(kUzbekStreets)); break;
        case Tongue::english: fill("GB", chance.one_of(kEnglishCities), chance.one_of(kEnglishStreets)); break;
    }
    address.building = std::to_string(chance.between(1, 140));
    if (chance.percent(80)) address.flat = std::to_string(chance.between(1, 220));
    if (chance.percent(25)) address.floor = std::to_string(chance.between(1, 16));
    if (chance.percent(20)) address.intercom_code = std::to_string(chance.between(1, 220)) + "K";
    return address;
}

}  // namespace

Tongue tongue_of(const Chance& chance, int shop, std::int64_t number) {
    Chance own = chance.of(kTongues, static_cast<std::uint64_t>(number) * 2 + static_cast<std::uint64_t>(shop));
    if (shop == 1) return own.percent(93) ? Tongue::polish : Tongue::english;
    constexpr std::array kOrder = {Tongue::russian, Tongue::uzbek, Tongue::english};
    return kOrder[own.weighted({84, 12, 4})];
}

customers::Customer make_buyer(const Chance& chance, int shop, std::int64_t site_id, std::int64_t number) {
    Chance own = chance.of(kBuyers, static_cast<std::uint64_t>(number) * 2 + static_cast<std::uint64_t>(shop));
    const Tongue tongue = tongue_of(chance, shop, number);
    const Person person = make_person(own, tongue);
    customers::Customer buyer;
    buyer.site_id = site_id;
    buyer.first_name = person.first;
    buyer.last_name = person.last;
    buyer.patronymic = person.patronymic;
    buyer.sex = own.percent(70) ? (person.woman ? "female" : "male") : "";
    buyer.address = make_address(own, tongue);
    customers::CustomerPhone phone;
    phone.phone = parse_phone(written_phone(own, tongue), buyer.address.country);
    buyer.phones.push_back(phone);
    if (own.percent(9)) {
        customers::CustomerPhone second;
        second.phone = parse_phone(written_phone(own, tongue), buyer.address.country);
        buyer.phones.push_back(second);
    }
    if (own.percent(72)) buyer.email = fmt::format("{}.{}{}@{}", person.latin_first, person.latin_last, number + 1, own.one_of(kMailboxes));
    if (own.percent(22)) buyer.birthday = fmt::format("{}-{:02}-{:02}", own.between(1958, 2006), own.between(1, 12), own.between(1, 28));
    buyer.vip = own.percent(3);
    buyer.bad = !buyer.vip && own.percent(1);
    buyer.first_origin.source = own.one_of(kSources);
    buyer.first_origin.medium = buyer.first_origin.source == "direct" ? "none" : own.percent(60) ? "cpc" : "organic";
    if (buyer.first_origin.medium == "cpc") buyer.first_origin.campaign = own.one_of(kCampaigns);
    return buyer;
}

}  // namespace okno::app
