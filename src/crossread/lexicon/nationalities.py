"""
Countries with their other names, and the adjectives and peoples that go with them.

Compiled by us from the lists of country names and demonyms that style books print. One row is
"country, other name, ... : adjective or people ...". "Thai" and "Syrians" are no names of anybody in
particular: names.py does not report them, but they tell a nation's body ("the Syrian army") from
another's, and a title's country ("the French foreign minister").
"""

_ROWS = """
Afghanistan: Afghan Afghans
Albania: Albanian Albanians
Algeria: Algerian Algerians
Andorra: Andorran Andorrans
Angola: Angolan Angolans
Argentina: Argentine Argentinian Argentines Argentinians
Armenia: Armenian Armenians
Australia: Australian Australians Aussie Aussies
Austria: Austrian Austrians
Azerbaijan: Azerbaijani Azeri Azerbaijanis Azeris
Bahamas: Bahamian Bahamians
Bahrain: Bahraini Bahrainis
Bangladesh: Bangladeshi Bangladeshis
Barbados: Barbadian Barbadians
Belarus: Belarusian Belarusians Belarussian Belarussians
Belgium: Belgian Belgians
Belize: Belizean
Benin: Beninese
Bhutan: Bhutanese
Bolivia: Bolivian Bolivians
Bosnia and Herzegovina, Bosnia, Bosnia-Herzegovina: Bosnian Bosnians
Botswana: Botswanan
Brazil: Brazilian Brazilians
Brunei: Bruneian
Bulgaria: Bulgarian Bulgarians
Burkina Faso: Burkinabe
Burundi: Burundian Burundians
Cambodia: Cambodian Cambodians
Cameroon: Cameroonian Cameroonians
Canada: Canadian Canadians
Cape Verde: Cape-Verdean
Central African Republic, CAR: Central-African
Chad: Chadian Chadians
Chile: Chilean Chileans
China, People's Republic of China, PRC: Chinese
Colombia: Colombian Colombians
Comoros: Comoran
Costa Rica: Costa-Rican Costa-Ricans
Croatia: Croatian Croatians Croat Croats
Cuba: Cuban Cubans
Cyprus: Cypriot Cypriots
Czech Republic, Czechia: Czech Czechs
Democratic Republic of Congo, Democratic Republic of the Congo, DR Congo, DRC, Congo: Congolese
Denmark: Danish Danes Dane
Djibouti: Djiboutian
Dominica: Dominican
Dominican Republic: Dominicans
East Timor, Timor-Leste: Timorese
Ecuador: Ecuadorian Ecuadorean Ecuadorians
Egypt: Egyptian Egyptians
El Salvador: Salvadoran Salvadorans Salvadorean
Equatorial Guinea: Equatoguinean
Eritrea: Eritrean Eritreans
Estonia: Estonian Estonians
Eswatini, Swaziland: Swazi
Ethiopia: Ethiopian Ethiopians
Fiji: Fijian Fijians
Finland: Finnish Finns Finn
France: French Frenchman Frenchmen Frenchwoman
Gabon: Gabonese
Gambia, The Gambia: Gambian Gambians
Georgia: Georgian Georgians
Germany: German Germans
Ghana: Ghanaian Ghanaians
Greece: Greek Greeks
Greenland: Greenlandic Greenlander Greenlanders
Grenada: Grenadian
Guatemala: Guatemalan Guatemalans
Guinea: Guinean Guineans
Guyana: Guyanese
Haiti: Haitian Haitians
Honduras: Honduran Hondurans
Hong Kong: Hongkonger Hongkongers
Hungary: Hungarian Hungarians
Iceland: Icelandic Icelander Icelanders
India: Indian Indians
Indonesia: Indonesian Indonesians
Iran, Islamic Republic of Iran: Iranian Iranians Persian Persians
Iraq: Iraqi Iraqis
Ireland, Republic of Ireland: Irish Irishman Irishmen
Israel: Israeli Israelis
Italy: Italian Italians
Ivory Coast, Cote d'Ivoire, Côte d'Ivoire: Ivorian Ivorians
Jamaica: Jamaican Jamaicans
Japan: Japanese
Jordan: Jordanian Jordanians
Kazakhstan: Kazakh Kazakhs
Kenya: Kenyan Kenyans
Kosovo: Kosovar Kosovan Kosovars
Kuwait: Kuwaiti Kuwaitis
Kyrgyzstan: Kyrgyz
Laos: Laotian Laotians Lao
Latvia: Latvian Latvians
Lebanon: Lebanese
Lesotho: Basotho
Liberia: Liberian Liberians
Libya: Libyan Libyans
Liechtenstein: Liechtensteiner
Lithuania: Lithuanian Lithuanians
Luxembourg: Luxembourger
Macau, Macao: Macanese
Macedonia, North Macedonia: Macedonian Macedonians
Madagascar: Malagasy
Malawi: Malawian Malawians
Malaysia: Malaysian Malaysians
Maldives: Maldivian Maldivians
Mali: Malian Malians
Malta: Maltese
Mauritania: Mauritanian Mauritanians
Mauritius: Mauritian
Mexico: Mexican Mexicans
Moldova: Moldovan Moldovans
Monaco: Monegasque
Mongolia: Mongolian Mongolians
Montenegro: Montenegrin Montenegrins
Morocco: Moroccan Moroccans
Mozambique: Mozambican Mozambicans
Myanmar, Burma: Burmese
Namibia: Namibian Namibians
Nauru: Nauruan
Nepal: Nepalese Nepali Nepalis
Netherlands, The Netherlands, Holland: Dutch Dutchman Dutchmen
New Zealand: New-Zealander Kiwi Kiwis
Nicaragua: Nicaraguan Nicaraguans
Niger: Nigerien Nigeriens
Nigeria: Nigerian Nigerians
North Korea, DPRK: North-Korean North-Koreans
Norway: Norwegian Norwegians
Oman: Omani Omanis
Pakistan: Pakistani Pakistanis
Palestine, Palestinian Territories, State of Palestine: Palestinian Palestinians
Panama: Panamanian Panamanians
Papua New Guinea: Papuan
Paraguay: Paraguayan Paraguayans
Peru: Peruvian Peruvians
Philippines, The Philippines: Filipino Filipina Filipinos Philippine
Poland: Polish Poles Pole
Portugal: Portuguese
Puerto Rico: Puerto-Rican
Qatar: Qatari Qataris
Republic of Congo, Congo-Brazzaville:
Romania: Romanian Romanians
Russia, Russian Federation: Russian Russians
Rwanda: Rwandan Rwandans
Samoa: Samoan Samoans
San Marino:
Saudi Arabia: Saudi Saudis Saudi-Arabian
Senegal: Senegalese
Serbia: Serbian Serbians Serb Serbs
Seychelles: Seychellois
Sierra Leone: Sierra-Leonean
Singapore: Singaporean Singaporeans
Slovakia: Slovak Slovakian Slovaks
Slovenia: Slovenian Slovene Slovenians Slovenes
Solomon Islands:
Somalia: Somali Somalis Somalian
Somaliland:
South Africa: South-African South-Africans
South Korea, Republic of Korea, Korea: South-Korean South-Koreans Korean Koreans
South Sudan: South-Sudanese
Soviet Union, USSR, U.S.S.R.: Soviet Soviets
Spain: Spanish Spaniard Spaniards
Sri Lanka: Sri-Lankan Sri-Lankans
Sudan: Sudanese
Suriname: Surinamese
Sweden: Swedish Swede Swedes
Switzerland: Swiss
Syria, Syrian Arab Republic: Syrian Syrians
Taiwan: Taiwanese
Tajikistan: Tajik Tajiks
Tanzania: Tanzanian Tanzanians
Thailand: Thai Thais
Togo: Togolese
Tonga: Tongan Tongans
Trinidad and Tobago: Trinidadian
Tunisia: Tunisian Tunisians
Turkey, Türkiye: Turkish Turk Turks
Turkmenistan: Turkmen
Uganda: Ugandan Ugandans
Ukraine: Ukrainian Ukrainians
United Arab Emirates, UAE, U.A.E., Emirates: Emirati Emiratis
United Kingdom, UK, U.K., Britain, Great Britain: British Britons Briton Brit Brits
United States, United States of America, US, U.S., USA, U.S.A., America: American Americans
Uruguay: Uruguayan Uruguayans
Uzbekistan: Uzbek Uzbeks
Vanuatu:
Vatican City, Vatican, Holy See:
Venezuela: Venezuelan Venezuelans
Vietnam, Viet Nam: Vietnamese
Western Sahara: Sahrawi
Yemen: Yemeni Yemenis
Yugoslavia: Yugoslav Yugoslavs
Zambia: Zambian Zambians
Zimbabwe: Zimbabwean Zimbabweans
England: English Englishman Englishmen
Scotland: Scottish Scots Scot
Wales: Welsh Welshman
Northern Ireland: Northern-Irish
"""

# Peoples, faiths, parties' followers, regions' adjectives and languages: capitalised, and nobody's name.
_MORE = """
African Africans Asian Asians European Europeans American Latin Arab Arabs Arabic Arabian Western
Westerner Westerners Eastern Northern Southern Middle-Eastern Jewish Jew Jews Muslim Muslims Islamic
Islamist Islamists Christian Christians Catholic Catholics Protestant Protestants Orthodox Sunni
Sunnis Shia Shiite Shiites Shi'ite Shi'ites Shias Alawite Alawites Druze Kurd Kurds Kurdish Hindu
Hindus Sikh Sikhs Buddhist Buddhists Baptist Methodist Lutheran Anglican Anglicans Evangelical
Mormon Mormons Copt Copts Coptic Salafi Salafist Salafists Wahhabi Zionist Zionists Hispanic Hispanics
Latino Latinos Latina Chechen Chechens Tatar Tatars Tibetan Tibetans Uighur Uighurs Uyghur Uyghurs Han
Bedouin Bedouins Berber Pashtun Pashtuns Hazara Hazaras Baloch Balochi Tamil Tamils Sinhalese Rohingya Roma
Gypsy Hutu Hutus Tutsi Tutsis Yoruba Igbo Hausa Fulani Zulu Afrikaner Inuit Maori Aboriginal Basque
Basques Catalan Catalans Bavarian Sicilian Sicilians Crimean Crimeans Caucasian Nordic Scandinavian Baltic
Balkan Slavic Slav Slavs Germanic Mediterranean Caribbean Alpine Himalayan Siberian Bengali Punjabi Kashmiri
Kashmiris Gujarati Hindi Urdu Mandarin Cantonese Hebrew Yiddish Farsi Pashto Swahili Republican Democratic
Democrat Conservative Tory Liberal Communist Communists Marxist Marxists Maoist Maoists
Nazi Nazis Fascist Socialist Socialists Islamophobic Californian Californians Texan Texans New-Yorker
New-Yorkers Londoner Londoners Parisian Parisians Muscovite Muscovites Glaswegian Roman Romans Athenian Venetian Victorian
Byzantine Ottoman Ottomans Olympic Olympian Gazan Gazans Israelite Samaritan Canadien Francophone Anglophone Native
Afro-American African-American African-Americans Black White Indigenous Eurasian Transatlantic Amish Quaker Hasidic Sufi Yazidi Yazidis Turkoman Circassian Assyrian
Assyrians Maronite Maronites Pentecostal Jesuit Jesuits Franciscan Benedictine Sharia
"""


def _read() -> tuple[dict[str, str], dict[str, str]]:
    countries: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for line in _ROWS.strip().splitlines():
        names, _, words = line.partition(":")
        country = names.split(",")[0].strip()
        for name in names.split(","):
            countries.setdefault(name.strip(), country)
        for word in words.split():
            peoples.setdefault(word.replace("-", " "), country)
    for word in _MORE.split():
        peoples.setdefault(word, "")
        peoples.setdefault(word.replace("-", " "), "")
    return countries, peoples


# Every name of a country, and the one it is listed under.
COUNTRIES: dict[str, str]
# Adjectives and peoples, and the country they go with ("" for none).
PEOPLES: dict[str, str]
COUNTRIES, PEOPLES = _read()
